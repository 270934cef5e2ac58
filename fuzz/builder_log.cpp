// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "require.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/builder/log_file.hpp"

using namespace roadstead;
using fuzz::require;

// What a builder printed, and an error quotes: a terminal must not obey it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string lines = builder::last_lines_of(fuzz::text_of(data, size));
  require(is_plain_utf8(lines));
  require(lines.find_first_of("\r\t") == lines.npos);
  require(std::ranges::count(lines, '\n') <= 10);
  return 0;
}
