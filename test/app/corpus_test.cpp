// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "roadstead/app/build.hpp"
#include "support/memory_registry.hpp"
#include "support/places.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

// The two older registries as they stand (ROADSTEAD_CORPUS): they must load unchanged and answer as their
// own sites did. nlohmann's parser is the oracle, so that none of ours is judged by itself.
namespace roadstead::app {
namespace {

using namespace roadstead::test;
using nlohmann::json;
namespace fs = std::filesystem;

class OlderRegistry : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (test::corpus_folder().empty() || !fs::exists(tree()))
      GTEST_SKIP() << "no corpus of real registries here: set ROADSTEAD_CORPUS";
  }

  fs::path corpus() const { return test::corpus_folder(); }
  fs::path tree() const { return corpus() / GetParam(); }
  fs::path expected() const { return corpus() / "expected" / GetParam(); }

  BuildReport build_to(const std::string& registry, const fs::path& out, const std::string& host) const {
    const auto report =
        build({.registry = registry, .out = out, .host = host, .base_url = "https://registry.example.org", .jobs = 2},
              [](std::uint64_t, std::uint64_t) {});
    EXPECT_TRUE(report) << report.error().message();
    return report.value_or(BuildReport{});
  }

  // The tree as one git commit.
  std::string commit() const {
    std::vector<TreeFile> files;
    for (const auto& [path, bytes] : read_folder(tree())) files.push_back({FileKind::file, path, bytes});
    const auto made = write_git(files, scratch_.root() / "git");
    EXPECT_TRUE(made) << made.error().message();
    return (scratch_.root() / "git").string() + "@main";
  }

  Scratch scratch_;
};

INSTANTIATE_TEST_SUITE_P(Corpus, OlderRegistry, testing::Values("registry", "registry-org"), [](const auto& name) {
  return std::string(name.param == "registry" ? "basic" : "organizational");
});

json read_json(const fs::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  return json::parse(file);
}

// As a set: the older sites listed tags in the order that their host's file system gave, which means nothing. None
// stands twice.
std::set<std::string> tags_of(const json& answer) {
  auto tags = answer.at("tags").get<std::set<std::string>>();
  EXPECT_EQ(tags.size(), answer.at("tags").size()) << answer;
  tags.erase("README.md");  // the older sites took a stray file for a tag
  return tags;
}

TEST_P(OlderRegistry, AnswersAsItsOwnSiteDid) {
  const fs::path out = scratch_.root() / "site";
  const BuildReport report = build_to(tree().string(), out, "roadstead");
  ASSERT_TRUE(report.written);
  std::size_t compared = 0;
  for (const auto& item : fs::recursive_directory_iterator(expected())) {
    const fs::path name = item.path().lexically_relative(expected());
    if (item.path().filename() == "tags.json") {
      const json answer = read_json(out / name.parent_path() / "tags/index.json"), wanted = read_json(item.path());
      EXPECT_EQ(answer.at("name"), wanted.at("name")) << name;
      EXPECT_EQ(tags_of(answer), tags_of(wanted)) << name;
      EXPECT_FALSE(answer.at("tags").get<std::set<std::string>>().contains("README.md")) << name;
      ++compared;
    } else if (item.path().parent_path().filename() == "manifests") {
      EXPECT_EQ(read_json(out / name.parent_path() / name.stem() / "index.json"), read_json(item.path())) << name;
      ++compared;
    }
  }
  EXPECT_GE(compared, 6u);
}

TEST_P(OlderRegistry, ItsDefectsAreWarnings) {
  const auto registry = open_registry(tree().string(), 2);
  ASSERT_TRUE(registry) << registry.error().message();
  EXPECT_FALSE(catalog::has_errors(registry->findings)) << text_of(registry->findings);
  EXPECT_FALSE(registry->findings.empty());
}

void expect_finding(const std::string& findings, const std::string& wanted) {
  EXPECT_NE(findings.find(wanted), findings.npos) << wanted << "\nis not among\n" << findings;
}

TEST_P(OlderRegistry, ItsDefectsAreNamedWithTheirPlace) {
  const std::string findings = text_of(open_registry(tree().string(), 2).value().findings);
  if (GetParam() == "registry") {
    expect_finding(findings,
                   "vanessa/greeting/manifests/README.md: warning: lies below manifests/ but belongs to no tag: it is "
                   "left out [media]\n");
    expect_finding(findings,
                   "vanessa/greeting/manifests/asciiart/README.md:3:7: warning: size 54372 cannot be an image's bytes: "
                   "it looks like KiB, want bytes [size-unit]\n");
    expect_finding(
        findings,
        "vanessa/greeting/manifests/lolcow/README.md:8:8: warning: 'https://48-167740989-gh.circle-artifacts.com/0/");
    expect_finding(findings,
                   "vanessa/greeting/manifests/latest/README.md:7:11: warning: 'md5:a1025471b564766d08bdf2cb062c795c' "
                   "is an MD5: ");
    expect_finding(findings,
                   "vanessa/greeting/manifests/latest/README.md:6:3: warning: the tag says "
                   "sha256:8c7ad11d488a8dd933239b9543a81dbe226416e96dc2f441d3bd038d664c1c92, its only layer says ");
  } else {
    expect_finding(findings,
                   "singularityhub/busybox/manifests/latest/README.md:3:7: warning: size 756 cannot be an image's "
                   "bytes: it looks like KiB, want bytes [size-unit]\n");
  }
}

// An image is published through an API only when that API's clients can succeed with what is known of it.
TEST_P(OlderRegistry, PromisesNoPullThatMustFail) {
  const fs::path out = scratch_.root() / "site";
  build_to(tree().string(), out, "roadstead");
  for (const auto& [name, bytes] : read_folder(out)) {
    if (!name.starts_with("v2/") || name.find("/manifests/") == name.npos) continue;
    const json manifest = json::parse(bytes);
    for (const json& layer : manifest.value("layers", json::array())) {
      EXPECT_GE(layer.at("size").get<std::uint64_t>(), 100'000u) << name;
      for (const json& url : layer.value("urls", json::array()))
        EXPECT_EQ(url.get<std::string>().find("circle-artifacts"), std::string::npos) << name;
    }
  }
}

TEST_P(OlderRegistry, FromADirectoryAndFromACommitTheSameBytes) {
  const std::string git = commit();
  for (const char* host : {"pages", "nginx", "roadstead"}) {
    const fs::path one = scratch_.root() / "one" / host, two = scratch_.root() / "two" / host;
    fs::create_directories(one);
    fs::create_directories(two);
    ASSERT_TRUE(build_to(tree().string(), one / "site", host).written);
    ASSERT_TRUE(build_to(git, two / "site", host).written);
    EXPECT_EQ(read_folder(one / "site"), read_folder(two / "site")) << host;
    for (const char* stream : {"site.tar", "site.tar.zst"}) {
      ASSERT_TRUE(build_to(tree().string(), one / stream, host).written);
      ASSERT_TRUE(build_to(git, two / stream, host).written);
      EXPECT_EQ(read_file(one / stream, 1 << 30).value(), read_file(two / stream, 1 << 30).value())
          << host << " " << stream;
    }
  }
}

}  // namespace
}  // namespace roadstead::app
