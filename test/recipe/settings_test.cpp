// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roadstead::recipe {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::Pair;

TEST(ParseSettings, ReadsAllKeys) {
  const auto settings = parse_settings("roadstead.yml", R"(registry: git@github.com:org/registry.git
base: trunk
storage: s3://bucket/prefix
public-url: https://images.example.org/prefix
namespace: harbor/buoy
description: Buoys
pull-request: {labels: [images], reviewers: [ann, "team:keepers"], draft: true}
contents: false
tags:
  gpu: envs/../cuda.def
  slow: {recipe: ./slow.def, builder: apptainer, time-limit: 6h, smoke-test: test, frozen: true, labels: {a: "2", b: "3"}}
  latest: {smoke-test: none}
  far: https://example.org/a.sif
builder: "command:./build.sh --quick"
time-limit: 30m
smoke-test: run
labels: {a: "1"}
exclude: [docs, "*.old"]
)");
  ASSERT_TRUE(settings) << settings.error().message();
  EXPECT_EQ(settings->registry, "git@github.com:org/registry.git");
  EXPECT_EQ(settings->base, "trunk");
  EXPECT_EQ(settings->storage, "s3://bucket/prefix");
  EXPECT_EQ(settings->public_url, "https://images.example.org/prefix");
  EXPECT_EQ(settings->collection, "harbor/buoy");
  EXPECT_EQ(settings->description, "Buoys");
  EXPECT_THAT(settings->pull_request.labels, ElementsAre("images"));
  EXPECT_THAT(settings->pull_request.reviewers, ElementsAre("ann", "team:keepers"));
  EXPECT_TRUE(settings->pull_request.draft);
  EXPECT_FALSE(settings->contents);
  EXPECT_EQ(settings->build.builder, "command:./build.sh --quick");
  EXPECT_EQ(settings->build.limit, seconds(1800));
  EXPECT_THAT(settings->exclude, ElementsAre("docs", "*.old"));
  ASSERT_EQ(settings->tags.size(), 4u);
  const auto& [gpu, slow, latest, far] =
      std::tie(settings->tags[0], settings->tags[1], settings->tags[2], settings->tags[3]);
  EXPECT_EQ(gpu.recipe, "cuda.def");
  EXPECT_EQ(gpu.build.builder, "command:./build.sh --quick");
  EXPECT_EQ(gpu.build.limit, seconds(1800));
  EXPECT_THAT(gpu.build.labels, ElementsAre(Pair("a", "1")));
  EXPECT_EQ(slow.recipe, "slow.def");
  EXPECT_EQ(slow.build.builder, "apptainer");
  EXPECT_EQ(slow.build.limit, seconds(21600));
  EXPECT_EQ(slow.build.smoke_test, SmokeTest::recipe_test);
  EXPECT_TRUE(slow.build.frozen);
  EXPECT_THAT(slow.build.labels, ElementsAre(Pair("a", "2"), Pair("b", "3")));
  EXPECT_EQ(latest.recipe, "");
  EXPECT_EQ(latest.build.smoke_test, SmokeTest::none);
  EXPECT_EQ(far.recipe, "https://example.org/a.sif");
}

TEST(ParseSettings, AnImageNeedsNoBuilderThatAllOthersHave) {
  const auto settings = parse_settings("roadstead.yml", R"(builder: "command:./build.sh"
tags:
  a: https://example.org/a.sif
  b: ready.squashfs
  c: {recipe: ready.sif, builder: "command:./wrap.sh"}
  d: d.def
)");
  ASSERT_TRUE(settings) << settings.error().message();
  std::vector<std::string> builders;
  for (const TagSettings& tag : settings->tags) builders.push_back(tag.build.builder);
  EXPECT_THAT(builders, ElementsAre("", "", "command:./wrap.sh", "command:./build.sh"));
}

TEST(ParseSettings, AnEmptyFileSetsNothing) {
  const auto settings = parse_settings("roadstead.yml", "");
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->base, "");
  EXPECT_EQ(settings->build.limit, seconds(0));
  EXPECT_EQ(settings->build.smoke_test, SmokeTest::run_true);
  EXPECT_TRUE(settings->tags.empty());
  EXPECT_TRUE(settings->contents);
}

struct RefusedCase {
  const char* name;
  const char* text;
  const char* message;  ///< after "r.yml:"
};

class ParseSettingsRefuses : public testing::TestWithParam<RefusedCase> {};

TEST_P(ParseSettingsRefuses, WithThePlace) {
  const auto settings = parse_settings("r.yml", GetParam().text);
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code, Code::invalid);
  EXPECT_EQ(settings.error().message(), "r.yml:" + std::string(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Texts, ParseSettingsRefuses,
    testing::Values(
        RefusedCase{"unknown", "base: a\nstorrage: b\n", "2:1: unknown key 'storrage', did you mean 'storage'?"},
        RefusedCase{"unknown_of_a_tag", "tags:\n  a: {recipes: b}\n",
                    "2:7: unknown key 'recipes', did you mean 'recipe'?"},
        RefusedCase{"twice", "base: a\nbase: b\n", "2:1: key 'base' stands twice"},
        RefusedCase{"not_yaml", "base: [\n", "2:1: did not find expected node content while parsing a flow node"},
        RefusedCase{"list", "- a\n", "1:1: the file is a list, want a mapping"},
        RefusedCase{"base_empty", "base: ''\n", "1:7: 'base' is empty, want a branch of the registry"},
        RefusedCase{"registry_credentials", "registry: https://me:secret@example.org/a/b\n",
                    "1:11: the repository's address carries credentials, want one that anyone may read"},
        RefusedCase{"registry_token", "registry: https://example.org/a/b?private_token=secret\n",
                    "1:11: the repository's address carries credentials, want one that anyone may read"},
        RefusedCase{"storage_credentials", "storage: https://me:secret@example.org/\n",
                    "1:10: the storage's address carries credentials, want it without"},
        RefusedCase{"public_url", "public-url: bucket/prefix\n", "1:13: 'bucket/prefix' is not a URL, want https://…"},
        RefusedCase{"collection", "namespace: buoy\n",
                    "1:12: name-grammar: 'buoy' has 1 components, want owner/repo, or up to 5"},
        RefusedCase{"limit", "time-limit: 90\n", "1:13: '90' is no time limit, want as 90s, 30m or 2h, up to 30 days"},
        RefusedCase{"smoke_test", "smoke-test: yes\n", "1:13: 'yes' is no smoke test, want none, run or test"},
        RefusedCase{"frozen", "frozen: perhaps\n", "1:9: 'perhaps' is not true or false"},
        RefusedCase{"label", "labels: {a: }\n", "1:13: label 'a' has no value, want text"},
        RefusedCase{"tags_list", "tags: [a]\n",
                    "1:7: 'tags' is no mapping, want each tag with its recipe or with settings of its own"},
        RefusedCase{"tag_of_a_list", "tags: {a: [b]}\n", "1:11: tag 'a' is a list, want a mapping"},
        RefusedCase{"tag_illegal", "tags:\n  a+b: c.def\n",
                    "2:3: name-grammar: the shub API loses tag 'a+b': the tag is not 1 to 64 letters, digits, '-', "
                    "'_' and '.'"},
        RefusedCase{"recipe_above", "tags: {a: ../b.def}\n",
                    "1:11: '../b.def' is no file of the repository, want its path from the top"},
        RefusedCase{"recipe_absolute", "tags: {a: /b.def}\n",
                    "1:11: '/b.def' is no file of the repository, want its path from the top"},
        RefusedCase{"recipe_empty", "tags: {a: ''}\n",
                    "1:11: '' is no file of the repository, want its path from the top"},
        RefusedCase{"recipe_credentials", "tags: {a: 'https://me:secret@example.org/a.sif'}\n",
                    "1:11: the recipe's URL carries credentials, want one without"},
        RefusedCase{"recipe_signed", "tags: {a: 'https://example.org/a.sif?X-Amz-Signature=s3cret'}\n",
                    "1:11: the recipe's URL carries a signature, which expires, want a lasting address"},
        RefusedCase{"contents", "contents: maybe\n", "1:11: 'maybe' is not true or false"},
        RefusedCase{"pull_request_text", "pull-request: draft\n", "1:15: 'pull-request' is a value, want a mapping"},
        RefusedCase{"pull_request_label", "pull-request: {label: a}\n",
                    "1:16: unknown key 'label', did you mean 'labels'?"},
        RefusedCase{"pull_request_labels", "pull-request: {labels: a}\n", "1:24: 'labels' is a value, want a list"},
        RefusedCase{"exclude", "exclude: docs\n", "1:10: 'exclude' is a value, want a list"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace roadstead::recipe
