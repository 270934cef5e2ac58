// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/format.hpp"

#include <gtest/gtest.h>

#include "roadstead/catalog/parse.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::catalog {
namespace {

struct Case {
  const char* name;
  std::string value;
  std::string written;  ///< as it stands in the front matter
};

class FormatText : public testing::TestWithParam<Case> {};

TEST_P(FormatText, IsReadBackAsItWas) {
  Collection collection, again;
  collection.description = GetParam().value;
  std::string text;
  format_collection(collection, "", text);
  EXPECT_EQ(text, "---\nlayout: collection\ndescription: " + GetParam().written + "\n---\n");
  YamlDocument yaml;
  Arena arena;
  Findings findings;
  ASSERT_TRUE(parse_collection("c", text, yaml, arena, findings, again)) << test::text_of(findings);
  EXPECT_EQ(again.description, GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(Characters, FormatText,
                         testing::Values(Case{"plain", "a: b # c", R"("a: b # c")"}, Case{"flag", "no", R"("no")"},
                                         Case{"quotes", "a\"b\\c", R"("a\"b\\c")"},
                                         Case{"lines", "a\n\tb\r\n", R"("a\n\tb\r\n")"},
                                         Case{"letters", "ä€\U0001F6A2", "\"ä€\U0001F6A2\""},
                                         Case{"next_line", "a\u0085b", R"("a\u0085b")"},
                                         Case{"escape_sequence", "\u009b1m", R"("\u009b1m")"},
                                         Case{"no_break_space", "a\u00a0b", "\"a\u00a0b\""},
                                         Case{"line_separator", "a\u2028b", R"("a\u2028b")"},
                                         Case{"paragraph_separator", "a\u2029b", R"("a\u2029b")"},
                                         Case{"byte_order_mark", "\uFEFFa", R"("\uFEFFa")"},
                                         Case{"no_characters", "\uFFFE\uFFFF", R"("\uFFFE\uFFFF")"}),
                         [](const auto& c) { return std::string(c.param.name); });

// The documents of an OCI image may carry addresses of their own.
TEST(FormatTag, NoLayersAreReadBack) {
  const std::string text =
      "---\nlayout: manifests/oci\nsize: 1\ndigest: sha256:" + std::string(64, 'a') + "\nlayers: []\n---\n";
  YamlDocument yaml;
  Arena arena;
  Findings findings;
  Tag tag;
  ASSERT_TRUE(parse_tag("t", text, yaml, arena, findings, tag)) << test::text_of(findings);
  std::string written;
  format_tag(tag, "", written);
  EXPECT_EQ(written, text);
}

TEST(FormatTag, AttachedDocumentsAreReadBack) {
  const std::string hex(64, 'a');
  const std::string text =
      "---\nlayout: manifests/singularity\nsize: 1\nlayers:\n- size: 1\narch: amd64\nattached:\n"
      "- type: \"application/spdx+json\"\n  arch: amd64\n  size: 7\n  digest: \"sha256:" +
      hex +
      "\"\n  url: \"https://e.org/b\"\n  mirrors:\n  - \"https://f.org/b\"\n- type: \"a/b\"\n  size: 1\n"
      "  digest: \"sha256:" +
      hex + "\"\n---\n";
  YamlDocument yaml;
  Arena arena;
  Findings findings;
  Tag tag;
  ASSERT_TRUE(parse_tag("t", text, yaml, arena, findings, tag)) << test::text_of(findings);
  std::string written;
  format_tag(tag, "", written);
  EXPECT_EQ(written, text);
}

TEST(FormatTag, DocumentsOfFormerStatesAreReadBack) {
  const std::string hex(64, 'a');
  const std::string document = "  - type: \"a/b\"\n    arch: amd64\n    size: 7\n    digest: \"sha256:" + hex +
                               "\"\n    url: \"https://e.org/b\"\n    mirrors:\n    - \"https://f.org/b\"\n";
  const std::string text =
      "---\nlayout: manifests/singularity\nsize: 1\nlayers:\n- size: 1\nhistory:\n- size: 2\n- size: 3\n"
      "  url: \"https://e.org/3\"\n  mirrors:\n  - \"https://f.org/3\"\n  attached:\n" +
      document + "  - type: \"a/c\"\n    size: 1\n    digest: \"sha256:" + std::string(64, 'b') +
      "\"\n- size: 4\n  attached:\n" + document + "---\n";
  YamlDocument yaml;
  Arena arena;
  Findings findings;
  Tag tag;
  ASSERT_TRUE(parse_tag("t", text, yaml, arena, findings, tag)) << test::text_of(findings);
  EXPECT_EQ(tag.attached_to(0).size(), 0u);
  EXPECT_EQ(tag.attached_to(1).size(), 2u);
  EXPECT_EQ(tag.attached_to(2).size(), 1u);
  std::string written;
  format_tag(tag, "", written);
  EXPECT_EQ(written, text);
}

// libyaml takes a key of more than 1024 characters only behind a question mark.
TEST(FormatTag, LongLabelsAreReadBack) {
  const std::string key(5000, 'k'), value(5000, 'v');
  const Label labels[] = {{key, value}, {"short", "v"}};
  const StoredFile layer{.size_bytes = 1};
  Tag tag{.stated = {.size_bytes = 1}, .labels = labels, .layers = {&layer, 1}}, again;
  std::string text;
  format_tag(tag, "", text);
  YamlDocument yaml;
  Arena arena;
  Findings findings;
  ASSERT_TRUE(parse_tag("t", text, yaml, arena, findings, again)) << test::text_of(findings);
  ASSERT_EQ(again.labels.size(), 2u);
  EXPECT_EQ(again.labels[0].key, key);
  EXPECT_EQ(again.labels[0].value, value);
}

}  // namespace
}  // namespace roadstead::catalog
