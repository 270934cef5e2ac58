// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "roadstead/base/error.hpp"

namespace roadstead::app {

enum class ContentsForm : std::uint8_t { text, json, spdx, cyclonedx };

/// What is inside an image, in one of the forms of docs/contents.md. Of a layout with several images, that for `arch`;
/// empty: for amd64, else the first. Code::invalid: it is no image, one that is broken, or none for `arch`; else it
/// cannot be read.
Result<std::string> image_contents(const std::filesystem::path& file, const std::string& arch, ContentsForm form);

}  // namespace roadstead::app
