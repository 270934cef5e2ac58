// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/image/file_entry.hpp"
#include "roadstead/image/run_config.hpp"

namespace roadstead::image {

/// Which image was listed.
struct ListedImage {
  std::string digest;        ///< "sha256:…" of the OCI manifest; empty of a file, whose bytes are not hashed here
  std::string architecture;  ///< OCI name; empty: not known
  std::string created;       ///< RFC 3339 in UTC; empty: it does not say, as deterministic builds do not
  RunConfig config;
  std::vector<std::string> notes;  ///< what of the config could not be read, and why
};

/// Lists the files of an image as a container sees them: a SIF or squashfs file (also Singularity 2's), or an OCI image
/// layout as a folder or a tar. It reads them as data: nothing is unpacked to a disk, mounted or run. Of a layout with
/// several images it takes that for `architecture`, where none is given amd64's, else the first; of a file the
/// architecture must be the given one, where it is known. Code::invalid when there is no such image, and for what is
/// not read: a partition that is no squashfs, a damaged image, one beyond the limits of file_entry.hpp.
Result<ListedImage> list_files(const std::filesystem::path& path, std::string_view architecture,
                               const VisitFile& visit);

}  // namespace roadstead::image
