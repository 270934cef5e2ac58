// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/hub_row.hpp"

#include <simdjson.h>

#include "require.hpp"

using namespace roadstead;
using fuzz::require;

// A line of the Singularity Hub archive.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  app::HubRow row;
  const auto done = app::parse_hub_row(fuzz::text_of(data, size), row);
  for (const std::string* text : {&row.name, &row.tag, &row.branch, &row.commit, &row.version, &row.build_date,
                                  &row.sif, &row.datalad_url, &row.recipe, &row.license})
    require(simdjson::validate_utf8(*text));
  require(row.size_bytes <= std::uint64_t{1} << 63 && (done || !done.error().message().empty()));
  return 0;
}
