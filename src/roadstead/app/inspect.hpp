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
  bool damaged = false;  ///< part of it is not what the rest says
};

/// What an image file says of itself. Code::invalid: it is no image, or one that is broken; else it cannot be read.
Result<Inspection> inspect_image(const std::filesystem::path& file, Format format, Hashing hashing);

}  // namespace roadstead::app
