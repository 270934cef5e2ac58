// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/svg_drawing.hpp"

#include "require.hpp"
#include "roadstead/base/text.hpp"

using namespace roadstead;
using fuzz::require;

// What passes is published as a document of the site. Outside of comments and quoted text, in which a word is only a
// word, nothing of it may run.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string lower = to_lower(fuzz::text_of(data, size));
  if (!catalog::drawing_refusal(fuzz::text_of(data, size)).empty() || lower.find("<!") != lower.npos) return 0;
  for (const std::string_view part : {"<script", "<style", "<foreignobject", "<iframe", "<?xml-"})
    require(lower.find(part) == lower.npos);
  return 0;
}
