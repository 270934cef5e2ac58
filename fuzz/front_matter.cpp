// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "require.hpp"
#include "roadstead/catalog/format.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/stated_layout.hpp"

using namespace roadstead;
using fuzz::require;

// It looks for a line and reads no YAML: of any text it gives a part of it, and of what the writer writes the layout.
static void check_stated_layout(std::string_view text) {
  const catalog::StatedLayout layout = catalog::stated_layout(text);
  require(layout.value.empty() || (layout.value.data() >= text.data() &&
                                   layout.value.data() + layout.value.size() <= text.data() + text.size()));
  require(layout.value.find('\n') == layout.value.npos);
}

// What is taken can be written, and says the same when it is read again: the writer spells out every value, so
// equal values are equal texts. (Whether a tag is of the older form depends on keys that the writer leaves out.)
static void check_tag(std::string_view text) {
  Arena arena;
  catalog::YamlDocument yaml;
  catalog::Findings findings;
  catalog::Tag tag, again;
  const bool taken = catalog::parse_tag("README.md", text, yaml, arena, findings, tag);
  require(taken == !catalog::has_errors(findings));
  // A line of YAML may also end with a carriage return, or with one of Unicode's line ends.
  require(
      std::ranges::all_of(findings, [&](const auto& f) { return f.line <= text.size() + 1 && !f.message.empty(); }));
  if (!taken) return;
  std::string once, twice;
  catalog::format_tag(tag, tag.has_body ? "body" : "", once);
  require(catalog::parse_tag("README.md", once, yaml, arena, findings, again));
  require(catalog::stated_layout(once).value.starts_with("manifests/"));
  require(again.has_body == tag.has_body);
  catalog::format_tag(again, again.has_body ? "body" : "", twice);
  require(once == twice);
}

static void check_collection(std::string_view text) {
  Arena arena;
  catalog::YamlDocument yaml;
  catalog::Findings findings;
  catalog::Collection collection, again;
  if (!catalog::parse_collection("README.md", text, yaml, arena, findings, collection)) return;
  std::string once, twice;
  catalog::format_collection(collection, "", once);
  require(catalog::parse_collection("README.md", once, yaml, arena, findings, again));
  require(catalog::stated_layout(once).value == "collection");
  catalog::format_collection(again, "", twice);
  require(once == twice);
}

// The READMEs of tags and collections, as a pull request brings them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_tag(fuzz::text_of(data, size));
  check_collection(fuzz::text_of(data, size));
  check_stated_layout(fuzz::text_of(data, size));
  return 0;
}
