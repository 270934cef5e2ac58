// SPDX-License-Identifier: Apache-2.0
// A value that nothing outside of the command line could make right ends with 2 in every command that takes it; what is
// said well and cannot be done ends with 3.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "cli/run_words.hpp"
#include "roadstead/cli/command.hpp"
#include "support/scratch.hpp"

namespace roadstead::cli {

namespace {

using Words = std::vector<std::string>;

struct ValueCase {
  const char* name;
  std::vector<Words> commands;  ///< each of them refuses it
  std::string_view said;        ///< after "roadstead: "
};

// In an empty folder: nothing that a command would look for is there.
class Value : public testing::TestWithParam<ValueCase> {
 protected:
  void SetUp() override { std::filesystem::current_path(scratch_.root()); }
  void TearDown() override { std::filesystem::current_path(before_); }

  std::filesystem::path before_ = std::filesystem::current_path();
  test::Scratch scratch_;
};

class Wrong : public Value {};
TEST_P(Wrong, EndsWithTwo) {
  for (const Words& words : GetParam().commands) {
    const test::Outcome outcome = test::run_words(words);
    EXPECT_EQ(outcome.status, exit_usage) << words.front();
    EXPECT_TRUE(outcome.err.starts_with("roadstead: " + std::string(GetParam().said))) << outcome.err;
    EXPECT_TRUE(std::filesystem::is_empty(".")) << words.front();
  }
}

class Unmet : public Value {};
TEST_P(Unmet, EndsWithThree) {
  for (const Words& words : GetParam().commands) {
    const test::Outcome outcome = test::run_words(words);
    EXPECT_EQ(outcome.status, exit_failed) << words.front() << outcome.err;
    EXPECT_NE(outcome.err.find(GetParam().said), outcome.err.npos) << outcome.err;
  }
}

const Words connect_to = {"connect", "--registry", "r.git", "--storage", "s3://images"};

Words with(Words words, Words more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string name_of(const testing::TestParamInfo<ValueCase>& one) { return one.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Values, Wrong,
    testing::Values(
        ValueCase{"author",
                  {{"check", "--base", "main", "--author", "keeper"}},
                  "--author: 'keeper' is no author, want user:ID, team:ID or repository:ID with the forge's number"},
        ValueCase{"maintainer",
                  {{"init", "--maintainer", "keeper"}},
                  "--maintainer: 'keeper' is no maintainer, want user:ID, team:ID or repository:ID with the forge's "
                  "number, or an ssh key as 'ssh-ed25519 AAAA…'"},
        ValueCase{"collection",
                  {{"publish", "--namespace", "owner"},
                   {"recipes", "--namespace", "owner"},
                   {"propose", "--namespace", "owner"},
                   {"images", "build", "--namespace", "owner"},
                   with(connect_to, {"--namespace", "owner"})},
                  "--namespace: name-grammar: 'owner' has 1 components, want owner/repo, or up to 5"},
        ValueCase{"builder",
                  {{"publish", "--builder", "dokcer"},
                   {"images", "build", "--builder", "dokcer"},
                   with(connect_to, {"--builder", "dokcer"})},
                  "--builder: no builder 'dokcer', did you mean 'docker'?"},
        ValueCase{"storage",
                  {{"publish", "--storage", "s4://images"},
                   {"images", "push", "--storage", "s4://images"},
                   {"connect", "--registry", "r.git", "--storage", "s4://images"}},
                  "--storage: no store has the scheme 's4', did you mean s3, want one of file:///DIR, "
                  "s3://BUCKET/PREFIX, github-release:OWNER/REPO, gitlab-release:GROUP/PROJECT, "
                  "gitea-release:OWNER/REPO, https://HOST/PATH, http://HOST/PATH"},
        ValueCase{"store_that_no_list_comes_of",
                  {{"gc", "--store", "https://store.example.org"}},
                  "--store: store https://store.example.org cannot list what it has, want a directory, a bucket or a "
                  "release"},
        ValueCase{"store_of_another_machine",
                  {{"build", "-o", "x", "--store", "s3://images"},
                   {"serve", "--store", "s3://images"},
                   {"check", "--store", "s3://images"},
                   {"merge", "--site", "x", "--store", "s3://images"},
                   {"hook", "post-receive", "--site", "x", "--store", "s3://images"}},
                  "--store: store s3://images is not on this machine, want a folder, or file:///DIR"},
        ValueCase{"public_url",
                  {{"publish", "--public-url", "images"}, with(connect_to, {"--public-url", "images"})},
                  "--public-url: public URL (no URL) is none, want http(s)://HOST[/PATH] without a login, query or "
                  "fragment"},
        ValueCase{"login_for_everybody",
                  {{"connect", "--storage", "s3://images", "--registry", "https://me:secret@example.org/a"}},
                  "--registry: 'https://example.org/a' has a login in it, want it in the environment, for "
                  "roadstead.yml is public"},
        ValueCase{"matrix_of_a_ci_without",
                  {with(connect_to, {"--matrix", "--ci", "circleci"})},
                  "no matrix of jobs for 'circleci', want --matrix with github or gitlab"},
        ValueCase{"branch",
                  {{"init", "--branch", "main; true"}},
                  "--branch: branch 'main; true' is none, want letters, digits and . _ - /"},
        ValueCase{"branch_of_a_registry",
                  {{"publish", "--base", "a b"},
                   {"recipes", "--base", "a b"},
                   {"propose", "--base", "a b"},
                   {"images", "push", "--base", "a b"},
                   {"audit", "--base", "a b"},
                   {"merge", "--registry", "https://e.org/o/r", "--base", "a b"},
                   with(connect_to, {"--base", "a b"})},
                  "--base: git takes no branch of the name 'a b', want one as main"},
        ValueCase{"revision_that_is_empty", {{"check", "--base", ""}}, "--base: the value is empty, want one"},
        ValueCase{"revision_since_that_is_empty",
                  {{"verify", "--changed-since", ""}, {"audit", "--changed-since", ""}},
                  "--changed-since: the value is empty, want one"},
        ValueCase{"address_that_is_empty",
                  {{"publish", "--registry", ""},
                   {"recipes", "--registry", ""},
                   {"propose", "--registry", ""},
                   {"connect", "--storage", "s3://images", "--registry", ""}},
                  "--registry: the value is empty, want one"},
        ValueCase{"folder_that_is_empty", {{"publish", ""}, {"init", ""}}, "folder: the value is empty, want one"},
        ValueCase{"forge",
                  {{"merge", "--registry", "../registry"}},
                  "--registry: '../registry' is no repository of a forge, want as https://HOST/OWNER/REPO"},
        ValueCase{"site_address",
                  {{"init", "--base-url", "ftp://e.org"},
                   {"build", "-o", "x", "--base-url", "ftp://e.org"},
                   {"hook", "post-receive", "--base-url", "ftp://e.org"}},
                  "--base-url: base URL 'ftp://e.org' is not http(s)://host[:port][/prefix]"},
        ValueCase{
            "part", {{"verify", "--shard", "4/3"}}, "--shard: '4/3' is no shard, want as 2/5, the second of five"},
        ValueCase{"registry_without_a_name",
                  {{"list", ""}, {"show", "", "a/b"}, {"check", ""}, {"build", "", "-o", "x"}, {"verify", ""}},
                  "registry: the name is empty, want a directory or REPOSITORY@REVISION"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Values, Unmet,
    testing::Values(ValueCase{"registry",
                              {{"check", "nowhere"}, {"build", "nowhere", "-o", "x"}, {"verify", "nowhere"}},
                              "'nowhere' is not there"},
                    ValueCase{"revision", {{"check", "--base", "main"}}, "roadstead: "},
                    ValueCase{"folder_of_blobs",
                              {{"build", "-o", "x", "--store", "nowhere"}, {"check", "--store", "file:///nowhere"}},
                              "nowhere"},
                    ValueCase{"recipes", {{"publish"}, {"publish", "--only", "gpu"}, {"recipes"}}, "no recipe in '.'"}),
    name_of);

}  // namespace

}  // namespace roadstead::cli
