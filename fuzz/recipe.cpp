// SPDX-License-Identifier: Apache-2.0
#include "require.hpp"
#include "roadstead/recipe/dockerfile_lines.hpp"
#include "roadstead/recipe/sources_of.hpp"

using namespace roadstead;
using fuzz::require;

static void check(const recipe::Sources& sources) {
  std::size_t bytes = 0;
  for (const recipe::Base& base : sources.bases) {
    require(!base.reference.empty());
    bytes += base.reference.size();
  }
  for (const std::string& file : sources.files) bytes += file.size();
  require(bytes < std::size_t{64} << 20);
}

// A definition file and a Dockerfile: whatever they hold, what is read of them has a bound.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check(recipe::sources_of_definition(text));
  check(recipe::sources_of_dockerfile(text));
  const auto instructions = recipe::dockerfile_instructions(text);
  for (const std::string& instruction : instructions) {
    require(instruction.find('\n') == instruction.npos);
    require(!instruction.starts_with('#'));
  }
  return 0;
}
