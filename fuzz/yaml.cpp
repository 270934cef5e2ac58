// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "require.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/yaml_plain.hpp"

using namespace roadstead;
using fuzz::require;
using Nodes = std::vector<catalog::YamlDocument::Node>;

// The comment has a tab, which the plain reader does not read.
static std::string for_libyaml(std::string_view text) { return std::string(text) + "\n#\t\n"; }

static bool are_equal(const catalog::YamlDocument::Node& a, const catalog::YamlDocument::Node& b) {
  return a.kind == b.kind && a.plain == b.plain && a.position.line == b.position.line &&
         a.position.column == b.position.column && a.end == b.end && a.text == b.text;
}

// What the reader of plain YAML takes, libyaml takes too, and gives the same nodes.
static void check_plain(std::string_view text) {
  Nodes nodes;
  if (!catalog::parse_plain_yaml(text, 2, nodes)) return;
  const std::string marked = for_libyaml(text);
  catalog::YamlDocument yaml;
  require(yaml.parse(marked, 2).has_value());
  require(yaml.root().end == nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) require(are_equal(nodes[i], yaml[i]));
}

// Children follow their parent and end where it ends; a key stands once.
static void check_shape(const catalog::YamlDocument& yaml, std::uint32_t node) {
  using Kind = catalog::YamlDocument::Kind;
  const auto inside = [&](std::uint32_t child) { require(child > node && yaml[child].end <= yaml[node].end); };
  if (yaml[node].kind == Kind::scalar) require(yaml[node].end == node + 1);
  if (yaml[node].kind == Kind::sequence)
    yaml.for_each_item(node, [&](std::uint32_t item) { inside(item), check_shape(yaml, item); });
  if (yaml[node].kind == Kind::mapping)
    yaml.for_each_pair(node, [&](std::uint32_t key, std::uint32_t value) {
      inside(key), inside(value), check_shape(yaml, value);
      require(yaml.find(node, yaml[key].text) == value);
    });
}

// YAML of front matter and settings.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check_plain(text);
  catalog::YamlDocument yaml;
  if (yaml.parse(text, 1)) check_shape(yaml, 0);
  return 0;
}
