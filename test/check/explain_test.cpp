// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/check/check.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::check {
namespace {

using namespace roadstead::test;

TEST(Explain, EveryRule) {
  for (const RuleInfo& rule : rules()) {
    const Explanation* const explanation = explanation_of(rule.id);
    ASSERT_NE(explanation, nullptr) << rule.id;
    for (const std::string_view text : {explanation->why, explanation->example, explanation->mend})
      EXPECT_FALSE(text.empty()) << rule.id;
    EXPECT_TRUE(explanation->why.ends_with('.') && explanation->mend.ends_with('.')) << rule.id;
  }
}

TEST(Explain, NothingElse) { EXPECT_EQ(explanation_of("no-such-rule"), nullptr); }

const std::string path = "harbor/buoy/manifests/1.0/README.md";
const std::string full_digest = "sha256:" + std::string(64, 'a');
const std::string digest = "digest: " + full_digest + "\n", size = "size: 8192\n";
const std::string layers =
    "layers: [{size: 8192, digest: \"" + full_digest + "\", url: \"https://storage.example.org/buoy.sif\"}]\n";

std::string tag_with(std::string_view keys) {
  return "---\nlayout: manifests/singularity\n" + std::string(keys) + "---\n";
}

// The example of a rule on the tree, in a registry that is sound without it.
TreeText tree_of(std::string_view rule, std::string_view example) {
  const std::string text(example), line = text + "\n";
  const auto is = [&](std::initializer_list<std::string_view> rules) {
    return std::ranges::find(rules, rule) != rules.end();
  };
  std::vector<TreeFile> files = {{FileKind::file, path, tag_with(size + digest + layers)}};
  const auto add = [&](std::string_view where) {
    files.push_back({FileKind::file, std::string(where), tag_with(size + digest + layers)});
  };
  if (is({"schema", "yanked"})) files.front().bytes = tag_with(size + digest + layers + line);
  if (is({"digest-form", "frozen"})) files.front().bytes = tag_with(size + layers + line);
  if (is({"size-unit"})) files.front().bytes = tag_with(digest + layers + line);
  if (is({"layer-sum"})) files.front().bytes = tag_with(digest + line);
  if (is({"url-policy"})) files.front().bytes = tag_with(size + digest + line);
  if (is({"markdown"})) files.front().bytes += line;
  if (is({"name-grammar", "media"})) add(text);
  if (is({"name-collision"})) add(text.substr(0, text.find(' ')));
  TreeText tree;
  tree.files = std::move(files);
  return tree;
}

class ExampleFires : public testing::TestWithParam<std::string_view> {};

TEST_P(ExampleFires, OnATree) {
  const std::string_view rule = GetParam();
  const MemoryRegistry registry(tree_of(rule, explanation_of(rule)->example));
  catalog::Findings findings = registry.loaded.findings;
  const catalog::Findings others = check_tree(*registry.tree, registry.loaded, 1).value();
  findings.insert(findings.end(), others.begin(), others.end());
  EXPECT_NE(std::ranges::find(findings, rule, &catalog::Finding::rule), findings.end()) << text_of(findings);
}

INSTANTIATE_TEST_SUITE_P(Rules, ExampleFires,
                         testing::Values("schema", "name-grammar", "name-collision", "digest-form", "size-unit",
                                         "layer-sum", "url-policy", "media", "markdown", "frozen", "yanked"));

TEST(ExampleFires, NotWithoutIt) {
  const MemoryRegistry registry(tree_of("", ""));
  EXPECT_EQ(text_of(registry.loaded.findings) + text_of(check_tree(*registry.tree, registry.loaded, 1).value()), "");
}

}  // namespace
}  // namespace roadstead::check
