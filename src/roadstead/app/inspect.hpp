// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "roadstead/base/error.hpp"

namespace roadstead::app {

enum class Format : std::uint8_t { text, json };
enum class Hashing : std::uint8_t { no, yes };

struct Inspection {
  std::string text;
  bool damaged = false;  ///< a layout has blobs that are not what its documents say
};

/// What an image file says of itself.
Result<Inspection> inspect_image(const std::filesystem::path& file, Format format, Hashing hashing);

}  // namespace roadstead::app
