// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::app {

/// An image file as a site has published it.
struct PublishedImage {
  std::string arch;               ///< OCI name; empty: not said
  std::string digest;             ///< as it is written there: "sha256:…", "md5:…"; empty: not known
  std::uint64_t size_bytes = 0;   ///< 0: not known
  std::vector<std::string> urls;  ///< of the web

  bool has_sha256() const { return digest.starts_with("sha256:"); }
};

/// The images of the document `<collection>/manifests/<tag>/`, of roadstead's sites and of those before them. Foreign
/// bytes: Code::invalid, too, for an OCI image, which is no file.
Result<std::vector<PublishedImage>> parse_tag_manifest(std::string_view json);

/// The one for `arch`; one alone that does not say for what it is may be that. Where none is asked for (empty) the one
/// for this `machine`, or else the only one there is.
Result<PublishedImage> choose_image(const std::vector<PublishedImage>& images, const std::string& arch,
                                    const std::string& machine);

}  // namespace roadstead::app
