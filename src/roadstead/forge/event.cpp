// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/event.hpp"

#include "roadstead/base/ci.hpp"
#include "roadstead/base/json.hpp"
#include "roadstead/base/one_line.hpp"

namespace roadstead::forge {

namespace {

/// The CI whose events we read, and the forge that it builds for.
struct Source {
  const Ci* ci;
  ForgeKind kind;
};

std::optional<Source> find_source(const Environment& environment) {
  const Ci* const ci = find_ci(environment);
  const auto kind = ci != nullptr ? net::forge_named(ci->forge) : std::nullopt;
  return kind ? std::optional(Source{ci, *kind}) : std::nullopt;
}

// GitLab's own job token may not open merge requests.
std::string token_of(ForgeKind kind, const Environment& environment) {
  if (auto given = environment("PULL_REQUEST_TOKEN")) return *given;
  for (const net::TokenVariable& variable : net::token_variables(kind, environment))
    if (const auto token = variable.opens_api ? environment(variable.name) : std::nullopt) return *token;
  return {};
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
  const auto source = find_source(environment);
  if (!source)
    return fail(Code::invalid,
                "no variables of a CI are set, want GITHUB_REPOSITORY, CI_PROJECT_PATH or CIRCLE_PROJECT_REPONAME");
  PushEvent event;
  const auto& [ci, kind] = *source;
  event.forge = {kind, net::api_of(kind, environment),
                 environment("PULL_REQUEST_REPOSITORY").value_or(ci_value(ci->repository, environment)),
                 token_of(kind, environment)};
  event.base = environment("PULL_REQUEST_BRANCH").value_or(ci_value(ci->base, environment));
  event.actor = ci_value(ci->actor, environment);
  const auto file = environment("GITHUB_EVENT_PATH");
  if (const auto branch = environment("PULL_REQUEST_FROM_BRANCH"))
    take_source(*branch, event);
  else if (file)
    if (auto done = take_event_file(*file, read, event); !done) return Failure(done.error());
  if (event.branch.empty()) event.branch = branch_of(ci_value(ci->ref, environment));
  if (event.branch.empty()) return fail(Code::invalid, "no branch was pushed, want one in PULL_REQUEST_FROM_BRANCH");
  if (std::string shown = one_line(event.branch); shown != event.branch)
    return fail(Code::invalid, "branch '{}' is no name for git, want one line of UTF-8", shown);
  return event;
}

}  // namespace roadstead::forge
