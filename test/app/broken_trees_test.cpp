// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "roadstead/app/build.hpp"
#include "roadstead/catalog/layout.hpp"
#include "support/memory_registry.hpp"
#include "support/places.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

// Each file of test/broken is a tree with one defect and the findings that it must give: the same from a
// directory and from a git commit, whatever stands beside it.
namespace roadstead::app {
namespace {

using namespace roadstead::test;
namespace fs = std::filesystem;

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& item : fs::directory_iterator(test::test_folder() / "broken"))
    names.push_back(item.path().stem().string());
  std::ranges::sort(names);
  return names;
}

const TreeFile sound_tag = {FileKind::file, "sound/one/manifests/latest/README.md",
                            "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:" + std::string(64, '0') +
                                "\nlayers:\n- size: 4096\n  digest: sha256:" + std::string(64, '0') +
                                "\n  url: https://storage.example.org/sound.sif\n---\n"};

std::string trimmed(const std::string& text) { return text.substr(0, text.find_last_not_of('\n') + 1); }

class BrokenTree : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    auto text = read_tree_text("broken/" + GetParam() + ".txt");
    ASSERT_TRUE(text) << text.error().message();
    case_ = std::move(*text);
    case_.files.push_back(sound_tag);
  }

  BuildOptions options() const {
    return {
        .registry = where_, .out = out_, .host = "roadstead", .base_url = "https://registry.example.org", .jobs = 2};
  }

  Result<BuildReport> build_with(const BuildOptions& options) const {
    return build(options, [](std::uint64_t, std::uint64_t) {});
  }

  // Nothing is left beside the tree: no site, no part of one.
  void expect_nothing_written() const {
    EXPECT_EQ(std::distance(fs::directory_iterator(scratch_.root() / "work"), {}), 0);
  }

  void expect_error() const {
    std::string wanted = trimmed(case_.note("error"));
    if (const auto at = wanted.find("TREE"); at != wanted.npos) wanted.replace(at, 4, where_);
    const auto report = build_with(options());
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().message(), wanted);
    expect_nothing_written();
  }

  void expect_findings() const {
    const auto registry = open_registry(where_, 2);
    ASSERT_TRUE(registry) << registry.error().message();
    EXPECT_EQ(trimmed(text_of(registry->findings)), trimmed(case_.note("expect")));
  }

  void expect_a_whole_site_or_none() const {
    const auto report = build_with(options());
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(trimmed(text_of(report->findings)), trimmed(case_.note("expect")));
    EXPECT_EQ(report->written, !catalog::has_errors(report->findings));
    if (!report->written) expect_nothing_written();
    fs::remove_all(out_);
  }

  void expect_warnings_stop_a_strict_build() const {
    BuildOptions strict = options();
    strict.strict = true;
    const auto report = build_with(strict);
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->written, report->findings.empty());
    if (!report->written) expect_nothing_written();
    fs::remove_all(out_);
  }

  // What an error names is left out, and the rest is built.
  void expect_the_rest() const {
    BuildOptions rest = options();
    rest.on_error = OnError::leave_out;
    const auto report = build_with(rest);
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_TRUE(report->written);
    EXPECT_TRUE(fs::exists(out_ / "sound/one/manifests/latest/index.json"));
    for (const catalog::Finding& finding : report->findings) expect_left_out(finding);
    const std::string absent = trimmed(case_.note("absent"));
    EXPECT_FALSE(!absent.empty() && fs::exists(out_ / absent)) << absent;
    for (const auto& [name, bytes] : read_folder(out_))
      EXPECT_FALSE(name.ends_with("README.md") || bytes == "(symlink)" || bytes == "(other)") << name;
    fs::remove_all(out_);
  }

  void expect_left_out(const catalog::Finding& finding) const {
    const catalog::Place place = catalog::classify(finding.path);
    if (finding.severity != catalog::Severity::error || place.tag.empty()) return;
    const fs::path page = out_ / std::string(place.collection) / "manifests" / std::string(place.tag) / "index.json";
    EXPECT_FALSE(fs::exists(page)) << page;
  }

  void expect_all() {
    out_ = scratch_.root() / "work/site";
    fs::create_directories(out_.parent_path());
    if (!case_.note("error").empty()) return expect_error();
    expect_findings();
    expect_a_whole_site_or_none();
    expect_warnings_stop_a_strict_build();
    expect_the_rest();
  }

  bool is_only_for(const char* other) const { return trimmed(case_.note("only")) == other; }

  TreeText case_;
  Scratch scratch_;
  std::string where_;
  fs::path out_;
};

TEST_P(BrokenTree, InADirectory) {
  if (is_only_for("git")) GTEST_SKIP() << "only git can hold this tree";
  where_ = (scratch_.root() / "tree").string();
  write_folder(case_.files, where_);
  expect_all();
}

TEST_P(BrokenTree, InAGitCommit) {
  if (is_only_for("directory")) GTEST_SKIP() << "only a directory has this defect";
  where_ = (scratch_.root() / "git").string();
  const auto made = write_git(case_.files, where_);
  ASSERT_TRUE(made) << made.error().message();
  expect_all();
}

INSTANTIATE_TEST_SUITE_P(Corpus, BrokenTree, testing::ValuesIn(case_names()),
                         [](const auto& name) { return name.param; });

TEST(BrokenTrees, AreMany) { EXPECT_GE(case_names().size(), 60u); }

}  // namespace
}  // namespace roadstead::app
