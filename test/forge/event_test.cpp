// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/event.hpp"

#include <gmock/gmock.h>

#include "support/environment.hpp"

namespace roadstead::forge {
namespace {

using test::environment_of;
using test::Variables;
using testing::ElementsAre;

Variables with(Variables variables, const Variables& more) {
  for (const auto& [name, value] : more) variables[name] = value;
  return variables;
}

const Variables github = {{"GITHUB_REPOSITORY", "vanessa/registry"},
                          {"GITHUB_EVENT_NAME", "push"},
                          {"GITHUB_EVENT_PATH", "/event.json"},
                          {"GITHUB_REF", "refs/heads/of-the-variable"},
                          {"GITHUB_API_URL", "https://github.example.org/api/v3"},
                          {"GITHUB_TOKEN", "secret"},
                          {"GITHUB_ACTOR", "ada"}};
const Variables gitlab = {{"CI_PROJECT_PATH", "group/sub/registry"},
                          {"CI_API_V4_URL", "https://gitlab.example.org/api/v4"},
                          {"CI_COMMIT_BRANCH", "update/a/b"},
                          {"CI_DEFAULT_BRANCH", "trunk"},
                          {"GITLAB_USER_LOGIN", "ada"},
                          {"CI_JOB_TOKEN", "may not"},
                          {"GITLAB_TOKEN", "secret"}};

Result<PushEvent> read(const Variables& variables, const std::string& event = R"({"ref": "refs/heads/update/a/b"})") {
  return read_event(environment_of(variables), [&](const std::string& path) -> Result<std::string> {
    if (path != "/event.json") return fail(Code::not_found, "no file, want one");
    return event;
  });
}

struct Case {
  const char* name;
  Variables variables;
  ForgeKind kind;
  std::string_view api, repository, branch, base;
};

class Event : public testing::TestWithParam<Case> {};

TEST_P(Event, IsReadFrom) {
  const auto event = read(GetParam().variables);
  ASSERT_TRUE(event) << event.error().message();
  EXPECT_EQ(event->forge.kind, GetParam().kind);
  EXPECT_EQ(event->forge.api, GetParam().api);
  EXPECT_EQ(event->forge.repository, GetParam().repository);
  EXPECT_EQ(event->forge.token, "secret");
  EXPECT_EQ(event->branch, GetParam().branch);
  EXPECT_EQ(event->base, GetParam().base);
  EXPECT_EQ(event->actor, "ada");
}

INSTANTIATE_TEST_SUITE_P(
    Cis, Event,
    testing::Values(Case{"github_enterprise", github, ForgeKind::github, "https://github.example.org/api/v3",
                         "vanessa/registry", "update/a/b", ""},
                    Case{"github", with(github, {{"GITHUB_API_URL", ""}, {"PULL_REQUEST_BRANCH", "main"}}),
                         ForgeKind::github, "https://api.github.com", "vanessa/registry", "update/a/b", "main"},
                    Case{"github_without_a_file", with(github, {{"GITHUB_EVENT_PATH", ""}}), ForgeKind::github,
                         "https://github.example.org/api/v3", "vanessa/registry", "of-the-variable", ""},
                    Case{"forgejo",
                         with(github, {{"FORGEJO_ACTIONS", "true"}, {"GITHUB_API_URL", "https://f.example/api/v1"}}),
                         ForgeKind::gitea, "https://f.example/api/v1", "vanessa/registry", "update/a/b", ""},
                    Case{"gitea",
                         with(github, {{"GITEA_ACTIONS", "true"}, {"GITHUB_TOKEN", ""}, {"GITEA_TOKEN", "secret"}}),
                         ForgeKind::gitea, "https://github.example.org/api/v3", "vanessa/registry", "update/a/b", ""},
                    Case{"gitlab", gitlab, ForgeKind::gitlab, "https://gitlab.example.org/api/v4", "group/sub/registry",
                         "update/a/b", "trunk"},
                    Case{"circleci",
                         {{"CIRCLE_PROJECT_USERNAME", "vanessa"},
                          {"CIRCLE_PROJECT_REPONAME", "registry"},
                          {"CIRCLE_BRANCH", "update/a/b"},
                          {"CIRCLE_USERNAME", "ada"},
                          {"GITHUB_TOKEN", "secret"}},
                         ForgeKind::github,
                         "https://api.github.com",
                         "vanessa/registry",
                         "update/a/b",
                         ""},
                    Case{"another_repository",
                         with(github, {{"PULL_REQUEST_REPOSITORY", "org/other"},
                                       {"PULL_REQUEST_TOKEN", "secret"},
                                       {"GITHUB_TOKEN", "not this"},
                                       {"PULL_REQUEST_FROM_BRANCH", "release"}}),
                         ForgeKind::github, "https://github.example.org/api/v3", "org/other", "release", ""}),
    [](const auto& c) { return std::string(c.param.name); });

TEST(EventFile, NamesABranchThatGitCouldHave) {
  EXPECT_EQ(read(github, R"({"ref": "refs/heads/a\nb"})").error().message(),
            "branch 'a?b' is no name for git, want one line of UTF-8");
}

TEST(EventFile, TellsThatABranchIsGone) {
  EXPECT_FALSE(read(github)->is_deletion);
  EXPECT_TRUE(read(github, R"({"ref": "refs/heads/a", "deleted": true})")->is_deletion);
}

TEST(EventFile, MayBeOverruledByABranchOfAFork) {
  const auto event = read(with(github, {{"PULL_REQUEST_FROM_BRANCH", "ada:topic"}}));
  EXPECT_EQ(event->head_owner, "ada");
  EXPECT_EQ(event->branch, "topic");
}

struct Refusal {
  const char* name;
  Variables variables;
  std::string event, message;
};

class EventRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(EventRefuses, Says) {
  const auto event = read(GetParam().variables, GetParam().event);
  ASSERT_FALSE(event);
  EXPECT_EQ(event.error().message(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    All, EventRefuses,
    testing::Values(
        Refusal{"no_ci",
                {},
                "{}",
                "no variables of a CI are set, want GITHUB_REPOSITORY, CI_PROJECT_PATH or CIRCLE_PROJECT_REPONAME"},
        Refusal{"release", with(github, {{"GITHUB_REF", "refs/tags/1.0"}}), R"({"action": "published"})",
                "no branch was pushed, want one in PULL_REQUEST_FROM_BRANCH"},
        Refusal{"tag", with(github, {{"GITHUB_REF", "refs/tags/1.0"}}), R"({"ref": "refs/tags/1.0"})",
                "no branch was pushed, want one in PULL_REQUEST_FROM_BRANCH"},
        Refusal{"merge_request", with(gitlab, {{"CI_COMMIT_BRANCH", ""}}), "{}",
                "no branch was pushed, want one in PULL_REQUEST_FROM_BRANCH"},
        Refusal{"no_json", github, "ref=1", "reading the event /event.json: not valid JSON, want what RFC 8259 allows"},
        Refusal{"no_file", with(github, {{"GITHUB_EVENT_PATH", "/gone.json"}}), "{}",
                "reading the event /gone.json: no file, want one"}),
    [](const auto& c) { return std::string(c.param.name); });

Result<ActionSettings> settings(const Variables& variables) { return read_action_settings(environment_of(variables)); }

TEST(ActionSettings, AreOffUnlessSet) {
  const auto none = settings({});
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->draft || none->update || none->closes || none->pass_on_error || none->pass_if_exists);
  EXPECT_FALSE(none->maintainer_cant_modify);
  // whatever it is set to: "false" is set too
  const auto all = settings({{"PULL_REQUEST_DRAFT", "false"},
                             {"PULL_REQUEST_UPDATE", "1"},
                             {"PASS_ON_ERROR", "x"},
                             {"PASS_IF_EXISTS", "x"},
                             {"MAINTAINER_CANT_MODIFY", "x"},
                             {"PULL_REQUEST_STATE", "closed"}});
  EXPECT_TRUE(all->draft && all->update && all->closes && all->pass_on_error && all->pass_if_exists);
  EXPECT_TRUE(all->maintainer_cant_modify);
}

TEST(ActionSettings, HaveListsOfNames) {
  const auto read = settings({{"PULL_REQUEST_REVIEWERS", "\"ada  bob\""},
                              {"PULL_REQUEST_TEAM_REVIEWERS", "keepers"},
                              {"PULL_REQUEST_ASSIGNEES", "'ada'"}});
  EXPECT_THAT(read->reviewers, ElementsAre("ada", "bob", "team:keepers"));
  EXPECT_THAT(read->assignees, ElementsAre("ada"));
}

TEST(ActionSettings, RefuseWhatIsNone) {
  EXPECT_EQ(settings({{"PULL_REQUEST_STATE", "merged"}}).error().what,
            "PULL_REQUEST_STATE is 'merged', want 'open' or 'closed'");
  EXPECT_EQ(settings({{"PULL_REQUEST_BODY", "\xff"}}).error().what,
            "PULL_REQUEST_BODY is not a text, want UTF-8 without control characters");
}

}  // namespace
}  // namespace roadstead::forge
