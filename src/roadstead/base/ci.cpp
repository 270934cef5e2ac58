// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/ci.hpp"

#include <optional>

#include "roadstead/base/text.hpp"

namespace roadstead {

namespace {

// GitHub Actions, and what runs its workflows under a sign of its own.
constexpr Ci actions(std::string_view name, std::string_view sign, std::string_view forge, std::string_view api) {
  return {.name = name,
          .sign = sign,
          .forge = forge,
          .is_forges_own = true,
          .repository = "{GITHUB_REPOSITORY}",
          .address = "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}",
          .commit = "{GITHUB_SHA}",
          .ref = "{GITHUB_REF}",
          .base = "",
          .actor = "{GITHUB_ACTOR}",
          .server = "{GITHUB_SERVER_URL}",
          .api = api};
}

// The first whose sign is set is it. Gitea's and Forgejo's runners set GitHub's names beside a sign of their own, and
// newer ones of Forgejo their own names too.
constexpr Ci table[] = {
    {.name = "forgejo",
     .sign = "FORGEJO_REPOSITORY",
     .forge = "gitea",
     .is_forges_own = true,
     .repository = "{FORGEJO_REPOSITORY}",
     .address = "{FORGEJO_SERVER_URL}/{FORGEJO_REPOSITORY}",
     .commit = "{FORGEJO_SHA}",
     .ref = "{FORGEJO_REF}|{GITHUB_REF}",
     .base = "",
     .actor = "{FORGEJO_ACTOR}|{GITHUB_ACTOR}",
     .server = "{FORGEJO_SERVER_URL}",
     .api = "{FORGEJO_API_URL}|{GITHUB_API_URL}"},
    actions("forgejo", "FORGEJO_ACTIONS", "gitea", "{FORGEJO_API_URL}|{GITHUB_API_URL}"),
    actions("forgejo", "GITEA_ACTIONS", "gitea", "{GITHUB_API_URL}"),
    actions("github", "GITHUB_REPOSITORY", "github", "{GITHUB_API_URL}"),
    {.name = "gitlab",
     .sign = "CI_PROJECT_PATH",
     .forge = "gitlab",
     .is_forges_own = true,
     .repository = "{CI_PROJECT_PATH}",
     .address = "{CI_PROJECT_URL}",
     .commit = "{CI_COMMIT_SHA}",
     .ref = "{CI_COMMIT_BRANCH}",
     .base = "{CI_DEFAULT_BRANCH}",
     .actor = "{GITLAB_USER_LOGIN}",
     .server = "{CI_SERVER_URL}",
     .api = "{CI_API_V4_URL}"},
    {.name = "circleci",
     .sign = "CIRCLE_PROJECT_REPONAME",
     .forge = "github",
     .is_forges_own = false,
     .repository = "{CIRCLE_PROJECT_USERNAME}/{CIRCLE_PROJECT_REPONAME}",
     .address = "{CIRCLE_REPOSITORY_URL}",
     .commit = "{CIRCLE_SHA1}",
     .ref = "{CIRCLE_BRANCH}",
     .base = "",
     .actor = "{CIRCLE_USERNAME}",
     .server = "",
     .api = "{GITHUB_API_URL}"},
    {.name = "travis",
     .sign = "TRAVIS_REPO_SLUG",
     .forge = "github",
     .is_forges_own = false,
     .repository = "{TRAVIS_REPO_SLUG}",
     .address = "https://github.com/{TRAVIS_REPO_SLUG}",
     .commit = "{TRAVIS_COMMIT}",
     .ref = "",
     .base = "",
     .actor = "",
     .server = "",
     .api = ""},
    {.name = "jenkins",
     .sign = "JENKINS_URL",
     .forge = "",
     .is_forges_own = false,
     .repository = "",
     .address = "{GIT_URL}",
     .commit = "{GIT_COMMIT}",
     .ref = "",
     .base = "",
     .actor = "",
     .server = "",
     .api = ""},
};

std::optional<std::string> expand(std::string_view pattern, const Environment& environment) {
  std::string text;
  for (std::size_t open; (open = pattern.find('{')) != pattern.npos;) {
    const std::size_t close = pattern.find('}', open);
    const auto value = environment(pattern.substr(open + 1, close - open - 1));
    if (!value) return std::nullopt;
    text.append(pattern.substr(0, open)).append(*value);
    pattern.remove_prefix(close + 1);
  }
  return text.append(pattern);
}

}  // namespace

const Ci* find_ci(const Environment& environment) {
  for (const Ci& ci : table)
    if (environment(ci.sign)) return &ci;
  return nullptr;
}

std::string ci_value(std::string_view field, const Environment& environment) {
  for (const std::string_view pattern : split(field, '|'))
    if (auto text = expand(pattern, environment)) return *text;
  return {};
}

std::string ci_signs() {
  std::string names;
  for (const Ci& ci : table) names.append(names.empty() ? "" : ", ").append(ci.sign);
  return names;
}

}  // namespace roadstead
