// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "roadstead/verify/object.hpp"

namespace roadstead::verify {

/// How many bytes tell what a file is: the header and the whole table of a SIF that has the usual 48 descriptors.
constexpr std::uint64_t first_bytes_wanted = std::uint64_t{32} * 1024;

/// The text begins an HTML page.
bool is_html(std::string_view start);

/// Why bytes that begin like this are not what the metadata means; empty: nothing speaks against them. Of an image file
/// only SIF and squashfs, with or without a line that runs it, are known; a blob may be anything but a page.
std::string type_fault(const Object& object, std::string_view start);

/// What the header and the table of a SIF contradict: its architecture, its system partition, its own size, who has
/// signed it. Empty: nothing, or it is no SIF and nobody says that it is signed, or the table lies beyond `start`.
std::string image_fault(const Object& object, std::string_view start);

}  // namespace roadstead::verify
