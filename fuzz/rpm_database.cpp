// SPDX-License-Identifier: Apache-2.0
#include "require.hpp"
#include "roadstead/contents/parse_packages.hpp"

using namespace roadstead;
using fuzz::require;

// rpm's databases, and a header of theirs.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  for (const auto parse : {contents::parse_rpm_header, contents::parse_rpm_ndb, contents::parse_rpm_sqlite}) {
    contents::Packages packages;
    const auto done = parse(bytes, packages);
    require(done || !done.error().message().empty());
    for (const contents::Package& package : packages) require(!package.name.empty());
  }
  return 0;
}
