// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/yaml_plain.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// What the plain reader reads has the very nodes that libyaml gives: a tab in a comment below sends the same text there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace roadstead::catalog;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<YamlDocument::Node> nodes;
  if (!parse_plain_yaml(text, 2, nodes)) return 0;
  const std::string marked = std::string(text) + "\n#\t\n";
  YamlDocument yaml;
  if (!yaml.parse(marked, 2) || yaml.root().end != nodes.size()) __builtin_trap();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const auto &a = nodes[i], &b = yaml[i];
    const bool same_place = a.position.line == b.position.line && a.position.column == b.position.column;
    if (a.kind != b.kind || a.plain != b.plain || a.end != b.end || a.text != b.text || !same_place) __builtin_trap();
  }
  return 0;
}
