// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/image/file_entry.hpp"
#include "roadstead/image/layer_stack.hpp"
#include "roadstead/image/layout_files.hpp"

namespace roadstead::image {

/// As many bytes as the layers of one image may unpack to.
inline constexpr std::uint64_t unpacked_limit_bytes = std::uint64_t{256} << 30;

/// Shows the entries of one layer, a tar (image-spec layer.md), that `stack` lets through. Code::invalid for a damaged
/// tar, a path that leaves the image and beyond the limits; `unpacked_bytes` grows by what the layer holds.
Result<void> list_layer(const LayoutStream& layer, LayerStack& stack, std::uint64_t& unpacked_bytes,
                        const VisitFile& visit);

}  // namespace roadstead::image
