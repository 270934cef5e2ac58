// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include "roadstead/site/answer.hpp"
#include "support/scratch.hpp"

namespace roadstead::test {

/// `text` in the middle of a file of `scratch`, as in a tar.
inline site::FileBytes file_bytes(const Scratch& scratch, std::string_view text) {
  auto file = open_for_reading(scratch.write("file", fmt::format("before{}after", text)));
  return {std::make_shared<FileHandle>(std::move(*file)), 6, text.size()};
}

}  // namespace roadstead::test
