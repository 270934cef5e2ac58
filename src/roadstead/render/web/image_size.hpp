// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::render::web {

/// What a client fetches for an OCI document: its config and layers and those of all that is below it, each digest
/// once, with the sizes that the documents state.
std::uint64_t image_bytes(const catalog::Tag& tag, const catalog::Document& document);

/// One image of a tag.
struct ImageSize {
  std::string_view arch;  ///< empty when unknown
  std::uint64_t bytes = 0;
};

/// An image file and those for further architectures; the image of an OCI manifest; of an index one for each child
/// that runs on something, or all together when it does not say what they run on.
std::vector<ImageSize> image_sizes(const catalog::Tag& tag);

}  // namespace roadstead::render::web
