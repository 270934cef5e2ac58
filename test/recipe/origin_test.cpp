// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/origin.hpp"

#include <gtest/gtest.h>

#include "roadstead/base/process.hpp"
#include "roadstead/recipe/web_address.hpp"
#include "support/environment.hpp"
#include "support/scratch.hpp"

namespace roadstead::recipe {
namespace {

using test::environment_of;
using test::Variables;

const std::string commit = "0123456789abcdef0123456789abcdef01234567";

TEST(AreCommitted, WhatTheLastCommitHasSo) {
  const test::Scratch scratch;
  const auto git = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "-C", scratch.root().string(), "-c", "user.name=k", "-c", "user.email=k@e"});
    EXPECT_TRUE(run({.arguments = words}, 1 << 16));
  };
  scratch.write("a/Singularity", "one");
  scratch.write("a/data/x", "x");
  scratch.write(".gitignore", "*.tmp\n");
  EXPECT_FALSE(are_committed(scratch.root() / "a", {"Singularity"}));
  git({"init", "-q"});
  git({"add", "-A"});
  git({"commit", "-qm", "one"});
  EXPECT_TRUE(are_committed(scratch.root() / "a", {"Singularity", "data"}));
  EXPECT_EQ(find_origin(scratch.root() / "a", environment_of({}), "o/r")->prefix, "a/");
  EXPECT_EQ(find_origin(scratch.root(), environment_of({}), "o/r")->prefix, "");
  scratch.write("a/data/y.tmp", "ignored");
  EXPECT_TRUE(are_committed(scratch.root() / "a", {"data"}));
  EXPECT_FALSE(are_committed(scratch.root() / "a", {"data/y.tmp"}));
  scratch.write("a/data/z", "new");
  EXPECT_FALSE(are_committed(scratch.root() / "a", {"data"}));
  EXPECT_TRUE(are_committed(scratch.root() / "a", {"Singularity"}));
  scratch.write("a/Singularity", "two");
  EXPECT_FALSE(are_committed(scratch.root() / "a", {"Singularity"}));
}

struct CiCase {
  const char* name;
  Variables variables;
  const char* ci;
  const char* collection;
  const char* repository;
};

class OriginOfCi : public testing::TestWithParam<CiCase> {};

TEST_P(OriginOfCi, IsReadFromItsVariables) {
  const auto origin = find_origin("/", environment_of(GetParam().variables), "");
  ASSERT_TRUE(origin) << origin.error().message();
  EXPECT_EQ(origin->ci, GetParam().ci);
  EXPECT_EQ(origin->collection, GetParam().collection);
  EXPECT_EQ(origin->repository, GetParam().repository);
  EXPECT_EQ(origin->commit, commit);
}

const Variables github = {{"GITHUB_ACTIONS", "true"},
                          {"GITHUB_REPOSITORY", "Harbor/buoy"},
                          {"GITHUB_SERVER_URL", "https://github.com"},
                          {"GITHUB_SHA", commit}};

Variables with(Variables variables, const char* name, const char* value) {
  variables[name] = value;
  return variables;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, OriginOfCi,
    testing::Values(CiCase{"github", github, "github", "Harbor/buoy", "https://github.com/Harbor/buoy"},
                    CiCase{"github_enterprise", with(github, "GITHUB_SERVER_URL", "https://git.example.org:8443"),
                           "github", "Harbor/buoy", "https://git.example.org:8443/Harbor/buoy"},
                    CiCase{"forgejo",
                           with(with(github, "FORGEJO_ACTIONS", "true"), "GITHUB_SERVER_URL", "https://codeberg.org"),
                           "forgejo", "Harbor/buoy", "https://codeberg.org/Harbor/buoy"},
                    CiCase{"gitea",
                           with(with(github, "GITEA_ACTIONS", "true"), "GITHUB_SERVER_URL", "http://gitea.lan:3000/"),
                           "forgejo", "Harbor/buoy", "http://gitea.lan:3000/Harbor/buoy"},
                    CiCase{"forgejo_own_names",
                           {{"FORGEJO_REPOSITORY", "harbor/buoy"},
                            {"FORGEJO_SERVER_URL", "https://codeberg.org"},
                            {"FORGEJO_SHA", commit},
                            {"GITHUB_REPOSITORY", "other/other"}},
                           "forgejo",
                           "harbor/buoy",
                           "https://codeberg.org/harbor/buoy"},
                    CiCase{"gitlab",
                           {{"CI_PROJECT_PATH", "group/sub/buoy"},
                            {"CI_PROJECT_URL", "https://gitlab.com/group/sub/buoy"},
                            {"CI_COMMIT_SHA", commit}},
                           "gitlab",
                           "group/sub/buoy",
                           "https://gitlab.com/group/sub/buoy"},
                    CiCase{"circleci",
                           {{"CIRCLE_PROJECT_USERNAME", "harbor"},
                            {"CIRCLE_PROJECT_REPONAME", "buoy"},
                            {"CIRCLE_REPOSITORY_URL", "git@github.com:harbor/buoy.git"},
                            {"CIRCLE_SHA1", commit}},
                           "circleci",
                           "harbor/buoy",
                           "https://github.com/harbor/buoy"},
                    CiCase{"travis",
                           {{"TRAVIS_REPO_SLUG", "harbor/buoy"}, {"TRAVIS_COMMIT", commit}},
                           "travis",
                           "harbor/buoy",
                           "https://github.com/harbor/buoy"},
                    CiCase{"jenkins",
                           {{"JENKINS_URL", "https://ci.example.org/"},
                            {"GIT_URL", "https://me:secret@git.example.org/harbor/buoy.git"},
                            {"GIT_COMMIT", commit}},
                           "jenkins",
                           "harbor/buoy",
                           "https://git.example.org/harbor/buoy"}),
    [](const auto& row) { return std::string(row.param.name); });

// A work tree with one commit, and a remote.
struct WorkTree : test::Scratch {
  explicit WorkTree(const std::string& remote) {
    git({"init", "--quiet"});
    if (!remote.empty()) git({"remote", "add", "origin", remote});
    git({"-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "a"});
    head = git({"rev-parse", "HEAD"}).substr(0, 40);
  }
  std::string git(std::vector<std::string> words) const {
    words.insert(words.begin(), {"git", "-C", root().string()});
    return run({.arguments = std::move(words)}, 10'000).value_or("git fails");
  }
  std::string head;
};

TEST(FindOrigin, AsksGitWhereNoCiTells) {
  const WorkTree work("ssh://git@git.example.org:2222/harbor/buoy.git");
  const auto origin = find_origin(work.root(), environment_of({}), "");
  ASSERT_TRUE(origin) << origin.error().message();
  EXPECT_EQ(origin->collection, "harbor/buoy");
  EXPECT_EQ(origin->repository, "https://git.example.org/harbor/buoy");
  EXPECT_EQ(origin->commit, work.head);
  EXPECT_EQ(origin->ci, "");
}

TEST(FindOrigin, AsksGitForWhatACiLeavesOut) {
  const WorkTree work("https://git.example.org/harbor/buoy");
  const auto origin = find_origin(work.root(), environment_of({{"JENKINS_URL", "https://ci.example.org"}}), "");
  ASSERT_TRUE(origin) << origin.error().message();
  EXPECT_EQ(origin->collection, "harbor/buoy");
  EXPECT_EQ(origin->commit, work.head);
  EXPECT_EQ(origin->ci, "jenkins");
}

TEST(FindOrigin, TheStatedCollectionGoesFirst) {
  const WorkTree work("https://git.example.org/harbor/buoy");
  EXPECT_EQ(find_origin(work.root(), environment_of(github), "mine/own")->collection, "mine/own");
  EXPECT_EQ(find_origin(work.root(), environment_of({}), "mine/own")->repository,
            "https://git.example.org/harbor/buoy");
  EXPECT_EQ(find_origin(work.root(), environment_of({}), "own").error().message(),
            "name-grammar: 'own' has 1 components, want owner/repo, or up to 5");
}

TEST(FindOrigin, SaysWhatItLookedAt) {
  const WorkTree work("/srv/git/buoy.git");
  EXPECT_EQ(find_origin(work.root(), environment_of({}), "").error().message(),
            "nothing tells owner/repo: none of FORGEJO_REPOSITORY, FORGEJO_ACTIONS, GITEA_ACTIONS, GITHUB_REPOSITORY, "
            "CI_PROJECT_PATH, CIRCLE_PROJECT_REPONAME, TRAVIS_REPO_SLUG, JENKINS_URL, and no remote 'origin' of git "
            "with a host in '" +
                work.root().string() + "', want --namespace");
  EXPECT_EQ(find_origin(work.root(), environment_of({}), "mine/own")->repository, "");
}

struct AddressCase {
  const char* name;
  const char* address;
  const char* url;  ///< empty: none
};

class WebAddressOf : public testing::TestWithParam<AddressCase> {};

TEST_P(WebAddressOf, AGitAddress) {
  const auto address = web_address(GetParam().address);
  EXPECT_EQ(address ? address->url : "", GetParam().url);
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, WebAddressOf,
    testing::Values(AddressCase{"https", "https://github.com/a/b.git", "https://github.com/a/b"},
                    AddressCase{"slash", "https://github.com/a/b/", "https://github.com/a/b"},
                    AddressCase{"http_port", "http://git.lan:3000/a/b", "http://git.lan:3000/a/b"},
                    AddressCase{"token", "https://x-access-token:secret@github.com/a/b", "https://github.com/a/b"},
                    AddressCase{"scp", "git@github.com:a/b.git", "https://github.com/a/b"},
                    AddressCase{"scp_without_user", "gitlab.com:a/b/c", "https://gitlab.com/a/b/c"},
                    AddressCase{"scp_rooted", "git@host.example:/a/b.git", "https://host.example/a/b"},
                    AddressCase{"ssh", "ssh://git@github.com/a/b.git", "https://github.com/a/b"},
                    AddressCase{"ssh_port", "ssh://git@host.example:2222/a/b", "https://host.example/a/b"},
                    AddressCase{"git", "git://host.example/a/b.git", "https://host.example/a/b"},
                    AddressCase{"upper_host", "git@GitHub.com:A/b", "https://github.com/A/b"},
                    AddressCase{"path", "/srv/git/b.git", ""}, AddressCase{"relative", "../b.git", ""},
                    AddressCase{"path_with_colon", "./a:b/c", ""}, AddressCase{"file", "file:///srv/git/b.git", ""},
                    AddressCase{"no_path", "https://github.com/", ""}, AddressCase{"empty", "", ""},
                    AddressCase{"blank", "git@host:a b", ""}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace roadstead::recipe
