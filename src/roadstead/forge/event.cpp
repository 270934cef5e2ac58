// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/event.hpp"

#include "roadstead/base/json.hpp"
#include "roadstead/base/one_line.hpp"

namespace roadstead::forge {

namespace {

/// What a CI calls what we want to know. The first name that is set counts.
struct Ci {
  std::string_view sign;
  ForgeKind kind;
  std::vector<std::string_view> repository, ref, base, actor;
};

// Forgejo's and Gitea's runners set GitHub's names beside a sign of their own. CircleCI builds for GitHub.
const std::vector<Ci>& table() {
  using Names = std::vector<std::string_view>;
  static const Names repository = {"GITHUB_REPOSITORY"}, ref = {"GITHUB_REF"}, actor = {"GITHUB_ACTOR"};
  static const std::vector<Ci> rows = {
      {"FORGEJO_ACTIONS", ForgeKind::gitea, repository, ref, {}, actor},
      {"GITEA_ACTIONS", ForgeKind::gitea, repository, ref, {}, actor},
      {"GITHUB_REPOSITORY", ForgeKind::github, repository, ref, {}, actor},
      {"CI_PROJECT_PATH",
       ForgeKind::gitlab,
       {"CI_PROJECT_PATH"},
       {"CI_COMMIT_BRANCH"},
       {"CI_DEFAULT_BRANCH"},
       {"GITLAB_USER_LOGIN"}},
      {"CIRCLE_PROJECT_REPONAME", ForgeKind::github, {}, {"CIRCLE_BRANCH"}, {}, {"CIRCLE_USERNAME"}},
  };
  return rows;
}

std::string first_of(const Environment& environment, const std::vector<std::string_view>& names,
                     std::string_view otherwise = {}) {
  for (const std::string_view name : names)
    if (auto value = environment(name)) return *value;
  return std::string(otherwise);
}

// GitLab's own job token may not open merge requests.
std::string token_of(ForgeKind kind, const Environment& environment) {
  std::vector<std::string_view> names = {"PULL_REQUEST_TOKEN"};
  for (const net::TokenVariable& variable : net::token_variables(kind, environment))
    if (variable.opens_api) names.push_back(variable.name);
  return first_of(environment, names);
}

std::string repository_of(const Environment& environment, const Ci& ci) {
  if (auto other = environment("PULL_REQUEST_REPOSITORY")) return *other;
  if (!ci.repository.empty()) return first_of(environment, ci.repository);
  return first_of(environment, {"CIRCLE_PROJECT_USERNAME"}) + "/" + first_of(environment, {"CIRCLE_PROJECT_REPONAME"});
}

// Of a tag or a pull request there is no branch.
std::string branch_of(std::string_view ref) {
  constexpr std::string_view heads = "refs/heads/";
  if (ref.starts_with(heads)) return std::string(ref.substr(heads.size()));
  return ref.starts_with("refs/") ? std::string() : std::string(ref);
}

// "owner:branch"; git allows no ':' in the name of a branch.
void take_source(std::string_view text, PushEvent& event) {
  const std::size_t colon = text.find(':');
  if (colon != text.npos) event.head_owner = text.substr(0, colon);
  event.branch = text.substr(colon == text.npos ? 0 : colon + 1);
}

Result<void> take_event_file(const std::string& path, const FileReader& read, PushEvent& event) {
  const auto hop = [&](const Error& error) { return wrap(error, "reading the event " + path); };
  const auto text = read(path);
  if (!text) return hop(text.error());
  const auto json = Json::parse(*text);
  if (!json) return hop(json.error());
  event.branch = branch_of(text_at(json->root(), "/ref"));
  event.is_deletion = flag_at(json->root(), "/deleted");
  return {};
}

}  // namespace

Result<PushEvent> read_event(const Environment& environment, const FileReader& read) {
  const Ci* ci = nullptr;
  for (const Ci& row : table())
    if (!ci && environment(row.sign)) ci = &row;
  if (!ci)
    return fail(Code::invalid,
                "no variables of a CI are set, want GITHUB_REPOSITORY, CI_PROJECT_PATH or CIRCLE_PROJECT_REPONAME");
  PushEvent event;
  event.forge = {ci->kind, net::api_of(ci->kind, environment), repository_of(environment, *ci),
                 token_of(ci->kind, environment)};
  event.base = first_of(environment, {"PULL_REQUEST_BRANCH"}, first_of(environment, ci->base));
  event.actor = first_of(environment, ci->actor);
  const auto file = environment("GITHUB_EVENT_PATH");
  if (const auto source = environment("PULL_REQUEST_FROM_BRANCH"))
    take_source(*source, event);
  else if (file)
    if (auto done = take_event_file(*file, read, event); !done) return Failure(done.error());
  if (event.branch.empty()) event.branch = branch_of(first_of(environment, ci->ref));
  if (event.branch.empty()) return fail(Code::invalid, "no branch was pushed, want one in PULL_REQUEST_FROM_BRANCH");
  if (std::string shown = one_line(event.branch); shown != event.branch)
    return fail(Code::invalid, "branch '{}' is no name for git, want one line of UTF-8", shown);
  return event;
}

}  // namespace roadstead::forge
