// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/contents/file_tree.hpp"
#include "roadstead/contents/package.hpp"
#include "roadstead/image/list_files.hpp"

namespace roadstead::contents {

/// Which image something was read from. Texts that nobody knows are empty.
struct Subject {
  std::string name;          ///< for people, "harbor/buoy:1.0"
  std::string digest;        ///< "sha256:…" of the image file, or of the OCI manifest
  std::string architecture;  ///< OCI name
  std::string created;       ///< RFC 3339
};

/// The operating system, by os-release(5).
struct System {
  std::string id;       ///< ID, "debian"
  std::string version;  ///< VERSION_ID, "12"
  std::string name;     ///< PRETTY_NAME
};

/// What apptainer runs, or shows, at one moment of a container's life.
struct Script {
  std::string name;  ///< below /.singularity.d: "runscript", "env/90-environment.sh"
  std::string text;  ///< printable, lines kept
};

/// What is inside an image.
struct Contents {
  System system;
  image::RunConfig config;
  std::vector<Script> scripts;  ///< sorted by name; what does nothing is left out
  Packages packages;            ///< sorted, each once
  FileTree tree;
  std::vector<std::string> notes;  ///< what could not be read, and why
};

/// As many names as the document of an image tells one by one.
inline constexpr std::size_t document_file_limit = 250'000;

/// An image that was read, and which of several it was.
struct ReadImage {
  Contents contents;
  image::ListedImage image;
};

/// Reads an image in one pass, as image::list_files() does; errors are its own. A package database that cannot be read
/// is a note.
Result<ReadImage> read_contents(const std::filesystem::path& image, std::string_view architecture);

}  // namespace roadstead::contents
