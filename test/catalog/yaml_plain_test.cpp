// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/yaml_plain.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace roadstead::catalog {
namespace {

using Nodes = std::vector<YamlDocument::Node>;

std::string shown(const YamlDocument::Node& node) {
  return fmt::format("{} {} {}:{} {} '{}'", static_cast<int>(node.kind), node.plain, node.position.line,
                     node.position.column, node.end, node.text);
}

// libyaml's nodes: the comment has a tab, which the plain reader does not read.
std::vector<std::string> by_libyaml(std::string_view text) {
  const std::string marked = std::string(text) + "\n#\t\n";
  YamlDocument yaml;
  std::vector<std::string> nodes;
  if (!yaml.parse(marked, 2)) return {"an error"};
  for (std::uint32_t i = 0; i < yaml.root().end; ++i) nodes.push_back(shown(yaml[i]));
  return nodes;
}

std::vector<std::string> by_plain(std::string_view text) {
  Nodes nodes;
  std::vector<std::string> lines;
  if (!parse_plain_yaml(text, 2, nodes)) return {"not plain"};
  for (const auto& node : nodes) lines.push_back(shown(node));
  return lines;
}

TEST(YamlPlain, GivesTheNodesOfLibyaml) {
  for (const std::string_view text : {
           "a: 1",
           "a: 1\nb: two words\nc: /path\n",
           "  a: b\n  c: d\n",
           "a: \"b: # c\"\nb: 'a\\b'\n",
           "# first\n\na: b   \n   \n  # deeper\nc: d\n",
           "layers:\n- url: https://e.org/x?a=b#c\n  size: 1\n-   size: 2\ndigest: y\n",
           "layers:\n  - size: 1\n    mirrors:\n    - \"x\"\n    - y\n  - size: 2\nz: 1\n",
           "a:\n  b:\n    c: d\n  e: f\ng: h\n",
           "\"org.label/x-y\": \"\"\nb: x :y\nc: a#b\n",
           "a: {b: c, d: \"e, f\", g: 2020-04-10T15:57:53Z}\nh: [i, 'j k']  \nl:\n- {m: n}\n- [o]\n",
           "a: \xc3\xa9\nb: \"\xe4\xb8\xad\"\nc: {d: \"\xc3\x98\", e: f}\ng: \xf0\x9f\x9a\xa2 h\n",
           "a: {\"b\": 'c'}\n",
           "a:\n- b:\n  - c\n  d: e\n- f\n",
       }) {
    EXPECT_NE(by_plain(text), std::vector<std::string>{"not plain"}) << text;
    EXPECT_EQ(by_plain(text), by_libyaml(text)) << text;
  }
}

TEST(YamlPlain, LeavesTheRestToLibyaml) {
  for (const std::string_view text : {
           "",
           "# only a comment\n",
           "a",
           "a:\n",
           "a:\nb: c\n",
           "- a\n",
           "a: b\n c: d\n",
           "a: b\n  more\n",
           "a: b: c\n",
           "a: b:\n",
           "a: b # c\n",
           "a: \"x\" # c\n",
           "a: \"x\\n\"\n",
           "a: 'it''s'\n",
           "a: \"x\n  y\"\n",

           "a: &x b\n",
           "a: *x\n",
           "a: !t b\n",
           "a: |\n  b\n",
           "a: >\n  b\n",
           "? a\n",
           "a: b\na: c\n",
           "a:\tb\n",
           "a: b\r\n",

           "--- a\n",
           "a: b\n...\n",
           "a:\n  - b\n c: d\n",
           "a:\n  - b\n  c: d\n",
           "a:\n- b\n  c: d\n",
           "a:\n- - b\n",
           "a:\n-\n  b: c\n",
           "a:\n- b\n   - c\n",
           "<<: a\n",
           "a: -1\n",
           "a:b\n",
           "a : b\n",
           "%YAML 1.1\n",
           "a: b\n  \"c\": d\n",
           "'x': 1\n",
       })
    EXPECT_EQ(by_plain(text), std::vector<std::string>{"not plain"}) << text;
}

TEST(YamlPlain, HasLimits) {
  std::string deep = "a:\n", keys;
  for (int i = 1; i < 9; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  deep += "          a: b\n";
  for (int i = 0; i < 101; ++i) keys += fmt::format("k{}: v\n", i);
  EXPECT_EQ(by_plain(deep), std::vector<std::string>{"not plain"});
  EXPECT_EQ(by_plain(keys), std::vector<std::string>{"not plain"});
  EXPECT_EQ(by_plain(std::string(201, 'k') + ": v"), std::vector<std::string>{"not plain"});
}

}  // namespace
}  // namespace roadstead::catalog
