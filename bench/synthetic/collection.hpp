// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "synthetic/names.hpp"

namespace roadstead::bench {

enum class ImageKind { sif, oci };

/// One file of the registry; `path` is relative to where the function that returns it says.
struct File {
  std::string path, bytes;
};

struct Tag {
  std::string name;
  std::string version;       ///< of the software, "1.0.2"
  std::string recipe;        ///< file name in the repository, "Singularity.gpu"
  std::int64_t created = 0;  ///< seconds since 1970 UTC
};

struct Collection {
  Name name;
  ImageKind kind = ImageKind::sif;
  std::vector<Tag> tags;   ///< newest first; "latest" is the first
  std::string base_layer;  ///< OCI: the digest that all tags share, "sha256:…"
  std::uint64_t base_size_bytes = 0;

  std::string path() const { return name.owner + "/" + name.repo; }
};

/// One collection in ten holds OCI images.
Collection make_collection(Name name, std::uint64_t tags, Random& random);

/// The collection's own README.md: front matter and a page of Markdown.
std::string collection_readme(const Collection& collection, Random& random);

/// "sha256:" and 64 hex digits that no file has.
std::string random_digest(Random& random);
std::string random_hex(std::size_t bytes, Random& random);

}  // namespace roadstead::bench
