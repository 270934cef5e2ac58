// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string_view>

#include "roadstead/image/labels.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/oci/printable.hpp"

// JSON from images: manifests, indexes and labels, and any text on its way to a terminal.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static_cast<void>(roadstead::oci::parse_manifest(text));
  static_cast<void>(roadstead::image::parse_labels(text));
  static_cast<void>(roadstead::oci::printable(text));
  return 0;
}
