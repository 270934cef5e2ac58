// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/yaml.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace roadstead::catalog {
namespace {

// The document as one line: mappings in braces, lists in brackets, plain scalars bare, others quoted.
std::string outline(const YamlDocument& yaml, std::uint32_t node = 0) {
  std::string text;
  switch (yaml[node].kind) {
    case YamlDocument::Kind::scalar:
      return yaml[node].plain ? std::string(yaml[node].text) : fmt::format("'{}'", yaml[node].text);
    case YamlDocument::Kind::sequence:
      yaml.for_each_item(node, [&](std::uint32_t item) { text += outline(yaml, item) + " "; });
      return "[" + text + "]";
    case YamlDocument::Kind::mapping:
      yaml.for_each_pair(node, [&](std::uint32_t key, std::uint32_t value) {
        text += fmt::format("{}={} ", yaml[key].text, outline(yaml, value));
      });
      return "{" + text + "}";
  }
  return text;
}

std::string parsed(std::string_view text, std::uint32_t first_line = 1) {
  YamlDocument yaml;
  const auto done = yaml.parse(text, first_line);
  if (done) return outline(yaml);
  return fmt::format("{}:{}: {}", done.error().position.line, done.error().position.column, done.error().message);
}

TEST(Yaml, ReadsMappingsListsAndScalars) {
  EXPECT_EQ(parsed(""), "{}");
  EXPECT_EQ(parsed(std::string_view()), "{}");
  EXPECT_EQ(parsed("# only a comment\n"), "{}");
  EXPECT_EQ(parsed("a: 1\nb: [x, \"y\", {c: 'd'}]\ne:\n- f\n-\n  g: h\n"), "{a=1 b=[x 'y' {c='d' } ] e=[f {g=h } ] }");
  EXPECT_EQ(parsed("a: |\n  one\n  two\nb: >-\n  three\n  four\n"), "{a='one\ntwo\n' b='three four' }");
  EXPECT_EQ(parsed("a:\n"), "{a= }");
  EXPECT_EQ(parsed("just text"), "just text");
  EXPECT_EQ(parsed(R"(a: "\x41\u00e9\n")"), "{a='A\xc3\xa9\n' }");
  EXPECT_EQ(parsed("--- a\n"), "a");
}

TEST(Yaml, KnowsWhereEverythingStands) {
  YamlDocument yaml;
  ASSERT_TRUE(yaml.parse("a: 1\nb:\n  - {c: d}\n", 2));
  const auto place = [&](std::uint32_t node) {
    return fmt::format("{}:{}", yaml[node].position.line, yaml[node].position.column);
  };
  EXPECT_EQ(place(0), "2:1");
  EXPECT_EQ(place(yaml.find(0, "a")), "2:4");
  const std::uint32_t list = yaml.find(0, "b");
  EXPECT_EQ(place(list), "4:3");
  EXPECT_EQ(place(yaml.find(list + 1, "c")), "4:9");
  EXPECT_EQ(yaml.find(0, "c"), YamlDocument::none);
  EXPECT_EQ(yaml.find(0, "d"), YamlDocument::none);
}

TEST(Yaml, IsUsedAgain) {
  YamlDocument yaml;
  ASSERT_TRUE(yaml.parse("a: [1, 2, 3]", 1));
  ASSERT_FALSE(yaml.parse("a: [1", 1));
  ASSERT_TRUE(yaml.parse("b: 2", 1));
  EXPECT_EQ(outline(yaml), "{b=2 }");
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

struct Refusal {
  const char* name;
  std::string text;
  std::string message;
};

class YamlRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(YamlRefuses, WithOneClearErrorAtItsPlace) { EXPECT_EQ(parsed(GetParam().text, 2), GetParam().message); }

INSTANTIATE_TEST_SUITE_P(
    Yaml, YamlRefuses,
    testing::Values(Refusal{"alias", "a: &x 1\nb: *x\n", "2:4: YAML anchors are not read, want the value itself"},
                    Refusal{"alias_alone", "a: *x\n", "2:4: YAML aliases are not read, want the value itself"},
                    Refusal{"anchored_list", "a: &x [1]\n", "2:4: YAML anchors are not read, want the value itself"},
                    Refusal{"anchored_mapping", "a: &x {b: 1}\n",
                            "2:4: YAML anchors are not read, want the value itself"},
                    Refusal{"tag", "a: !!str 1\n", "2:4: YAML tags are not read, want a plain value"},
                    Refusal{"tagged_mapping", "a: !x {b: 1}\n", "2:4: YAML tags are not read, want a plain value"},
                    Refusal{"merge_key", "a: {<<: *x}\n", "2:9: YAML aliases are not read, want the value itself"},
                    Refusal{"twice", "a: 1\nb: 2\n\"a\": 3\n", "4:1: key 'a' stands twice"},
                    Refusal{"twice_inside", "a: [{b: 1, b: 2}]\n", "2:12: key 'b' stands twice"},
                    Refusal{"key_is_a_list", "? [a]\n: b\n", "2:3: a mapping's key is not plain text"},
                    Refusal{"two_documents", "a: 1\n--- \nb: 2\n", "3:1: more than one YAML document, want one"},
                    Refusal{"deep", "a: " + repeat("[", 40) + repeat("]", 40) + "\n", "2:35: nested more than 32 deep"},
                    Refusal{"deep_and_open", repeat("[", 100'000), "2:33: nested more than 32 deep"},
                    Refusal{"many_keys",
                            [] {
                              std::string text;
                              for (int i = 0; i < 1001; ++i) text += fmt::format("k{}: 1\n", i);
                              return text;
                            }(),
                            "1002:1: more than 1000 keys"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

// What libyaml says, at the place that a person must look at.
INSTANTIATE_TEST_SUITE_P(
    Syntax, YamlRefuses,
    testing::Values(
        Refusal{"quote", "a: \"b\nc: d\n", "2:4: found unexpected end of stream while scanning a quoted scalar"},
        Refusal{"bracket", "a: [b\n", "3:1: did not find expected ',' or ']' while parsing a flow sequence"},
        Refusal{"tab", "a:\n\tb: 1\n", "3:1: a tab, where YAML wants blanks"},
        Refusal{"colon", "a: b: c\n", "2:5: mapping values are not allowed in this context"},
        Refusal{"at", "a: @b\n", "2:4: found character that cannot start any token while scanning for the next token"},
        Refusal{"percent", "a: %b\n",
                "2:4: found character that cannot start any token while scanning for the next token"},
        Refusal{"escape", "a: \"\\q\"\n", "2:4: found unknown escape character while parsing a quoted scalar"},
        Refusal{"surrogate", "a: \"\\ud800\"\n",
                "2:4: found invalid Unicode character escape code while parsing a quoted scalar"},
        Refusal{"indent", "a: 1\n b: 2\n", "3:3: mapping values are not allowed in this context"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

// No client's reader and no site generator agrees on more; what is refused never costs more than its length.
TEST(Yaml, CostIsLinear) {
  EXPECT_NE(parsed(repeat("{a: ", 100'000)), "");
  EXPECT_NE(parsed(repeat("- ", 100'000)), "");
  EXPECT_NE(parsed(repeat("? ", 100'000)), "");
  EXPECT_NE(parsed("a: \"" + repeat("\\L", 100'000) + "\""), "");
  EXPECT_EQ(parsed("a: " + repeat("x", 500'000)).size(), 500'005u);
}

}  // namespace
}  // namespace roadstead::catalog
