// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/pull_request.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <map>

#include "support/environment.hpp"
#include "support/scratch.hpp"

namespace roadstead::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Done = forge::PullRequest::Done;

/// GitHub with no pull request, or with `open` as the only one. Keeps what was changed, as "METHOD path body".
struct FakeGithub : net::HttpClient {
  std::string open;
  std::vector<std::string> changes;

  Result<net::Response> send(const net::Request& request) override {
    const std::string path = request.url.substr(request.url.find("registry") + 8);
    if (request.method == "GET" && path.empty()) return net::Response{200, {}, R"({"default_branch": "main"})"};
    if (request.method == "GET") return net::Response{200, {}, "[" + open + "]"};
    std::string body(request.body.size_bytes, '\0');
    if (!request.body.read(0, body)) return fail(Code::internal, "no body");
    changes.push_back(request.method + " " + path + " " + body);
    if (path.ends_with("requested_reviewers")) return net::Response{422, {}, R"({"message": "not a collaborator"})"};
    return net::Response{
        201, {}, R"({"number": 7, "state": "open", "html_url": "https://github.com/o/registry/pull/7"})"};
  }
};

struct BranchPush : testing::Test {
  FakeGithub github;
  forge::PushEvent event = {
      {forge::ForgeKind::github, "https://api.github.com", "o/registry", "t"}, "update/a/b", "", "main", "ada", false};
  forge::ActionSettings settings;

  BranchProposal push() {
    auto proposal = propose_branch(event, settings, github);
    EXPECT_TRUE(proposal) << proposal.error().message();
    return proposal ? *proposal : BranchProposal{};
  }
  void has_open_one() {
    github.open = R"({"number": 3, "state": "open", "title": "Mine", "base": {"ref": "main"},
      "head": {"ref": "update/a/b", "repo": {"owner": {"login": "o"}}}})";
  }
};

TEST_F(BranchPush, OpensItsPullRequest) {
  const auto proposal = push();
  EXPECT_EQ(proposal.passed_over, "");
  EXPECT_EQ(proposal.pull->number, 7U);
  EXPECT_THAT(github.changes,
              ElementsAre("POST /pulls {\"title\":\"Update from update/a/b\",\"body\":\"Opened for the branch "
                          "`update/a/b`.\",\"base\":\"main\",\"head\":\"o:update/a/b\",\"draft\":false}"));
}

TEST_F(BranchPush, TakesTheDefaultBranchForNoBase) {
  event.base.clear();
  EXPECT_EQ(push().base, "main");
  event.branch = "main";
  EXPECT_EQ(push().passed_over, "the branch is the base");
}

TEST_F(BranchPush, SaysAllThatWasAsked) {
  settings.title = "Title";
  settings.body = "Body";
  settings.draft = settings.maintainer_cant_modify = true;
  settings.assignees = {"ada"};
  push();
  EXPECT_THAT(github.changes,
              ElementsAre("POST /pulls {\"title\":\"Title\",\"body\":\"Body\",\"base\":\"main\",\"head\":"
                          "\"o:update/a/b\",\"draft\":true,\"maintainer_can_modify\":false}",
                          "POST /issues/7/assignees {\"assignees\":[\"ada\"]}"));
}

TEST_F(BranchPush, LeavesAnOpenOneAlone) {
  has_open_one();
  EXPECT_EQ(push().pull->done, Done::unchanged);
  settings.update = settings.pass_if_exists = true;
  EXPECT_EQ(push().pull->done, Done::unchanged);
  EXPECT_THAT(github.changes, IsEmpty());
}

TEST_F(BranchPush, UpdatesOrClosesAnOpenOneOnDemand) {
  has_open_one();
  settings.update = true;
  EXPECT_EQ(push().pull->done, Done::updated);
  settings.closes = true;
  EXPECT_EQ(push().pull->done, Done::closed);
  EXPECT_THAT(github.changes.back(), HasSubstr("\"state\":\"closed\""));
}

TEST_F(BranchPush, IsPassedOver) {
  settings.branch_prefix = "release/";
  EXPECT_EQ(push().passed_over, "the branch does not begin with 'release/'");
  settings.branch_prefix = "update/";
  event.is_deletion = true;
  EXPECT_EQ(push().passed_over, "the branch is gone");
  event.is_deletion = false;
  event.branch = event.base = "update/main";
  EXPECT_EQ(push().passed_over, "the branch is the base");
  EXPECT_THAT(github.changes, IsEmpty());
}

TEST_F(BranchPush, HandsOnWhatItDid) {
  const test::Scratch scratch;
  const auto environment =
      test::environment_of({{"GITHUB_OUTPUT", scratch.root() / "output"}, {"GITHUB_ENV", scratch.root() / "env"}});
  const auto read = [&](const char* name) {
    std::ifstream file(scratch.root() / name);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  settings.reviewers = {"nobody"};
  settings.assignees = {"ada"};
  scratch.write("output", "before=1\n");
  ASSERT_TRUE(write_outputs(push(), settings, environment));
  EXPECT_EQ(read("output"),
            "before=1\npull_request_number=7\npull_request_url=https://github.com/o/registry/pull/7\n"
            "pull_request_return_code=0\nassignees_return_code=0\nreviewers_return_code=1\n");
  EXPECT_EQ(read("env"),
            "PULL_REQUEST_NUMBER=7\nPULL_REQUEST_URL=https://github.com/o/registry/pull/7\n"
            "PULL_REQUEST_RETURN_CODE=0\nASSIGNEES_RETURN_CODE=0\nREVIEWERS_RETURN_CODE=1\n");
}

TEST_F(BranchPush, HandsOnOneLineForEach) {
  const test::Scratch scratch;
  const std::string path = (scratch.root() / "output").string();
  BranchProposal proposal;
  proposal.pull = forge::PullRequest{Done::opened, 1, "https://e/\nPATH=/evil", {}};
  const auto environment = test::environment_of({{"GITHUB_OUTPUT", path}});
  ASSERT_TRUE(write_outputs(proposal, settings, environment));
  std::ifstream file(path);
  EXPECT_THAT(std::string(std::istreambuf_iterator<char>(file), {}),
              HasSubstr("pull_request_url=https://e/?PATH=/evil\n"));
}

}  // namespace
}  // namespace roadstead::app
