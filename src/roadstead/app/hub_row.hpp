// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead::app {

/// One image of the Singularity Hub archive. Texts that are absent or null are empty.
struct HubRow {
  std::uint64_t line = 0;
  std::uint64_t id = 0;
  std::uint64_t size_bytes = 0;
  std::string name, tag, branch, commit, version, build_date, sif, datalad_url, recipe, license;
  bool recipe_available = false;
};

/// Code::invalid when the line is no JSON object, or a field that an image needs (name, tag, sif, size) is missing or
/// of another type. `row` keeps what could be read, so that the report can name it.
Result<void> parse_hub_row(std::string_view line, HubRow& row);

}  // namespace roadstead::app
