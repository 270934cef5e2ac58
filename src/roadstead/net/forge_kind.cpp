// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/forge_kind.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/ci.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::net {

namespace {

constexpr ForgeFacts forges[] = {
    {ForgeKind::github, "github", "github.com", "https://api.github.com", "/api/v3"},
    {ForgeKind::gitlab, "gitlab", "gitlab.com", "https://gitlab.com/api/v4", "/api/v4"},
    {ForgeKind::gitea, "gitea", "codeberg.org", "", "/api/v1"},
};

std::string host_of(std::string_view address) {
  const auto url = parse_url(address);
  return url ? to_lower(url->host) : "";
}

/// The CI that runs us when it builds for forges of this kind.
const Ci* ci_for(ForgeKind kind, const Environment& environment) {
  const Ci* const ci = find_ci(environment);
  return ci != nullptr && ci->forge == facts_of(kind).name ? ci : nullptr;
}

/// The API that the CI of a forge of this kind states; empty: none does.
std::string ci_api(ForgeKind kind, const Environment& environment) {
  const Ci* const ci = ci_for(kind, environment);
  return ci != nullptr ? ci_value(ci->api, environment) : "";
}

/// The host of the forge of this kind whose CI runs us; empty: none does.
std::string ci_host(ForgeKind kind, const Environment& environment) {
  const Ci* const ci = ci_for(kind, environment);
  return ci != nullptr && ci->is_forges_own ? host_of(ci_value(ci->server, environment)) : "";
}

bool is_name(std::string_view text) {
  const auto fits = [](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-'; };
  return !text.empty() && std::ranges::all_of(text, fits) && text != "." && text != "..";
}

}  // namespace

std::span<const ForgeFacts> all_forges() { return forges; }

const ForgeFacts& facts_of(ForgeKind kind) { return *std::ranges::find(forges, kind, &ForgeFacts::kind); }

std::optional<ForgeKind> forge_named(std::string_view name) {
  const auto* const known = std::ranges::find(forges, name, &ForgeFacts::name);
  return known == std::end(forges) ? std::nullopt : std::optional(known->kind);
}

bool is_repository(std::string_view text, ForgeKind kind) {
  const auto parts = split(text, '/');
  const bool has_parts = kind == ForgeKind::gitlab ? parts.size() >= 2 : parts.size() == 2;
  return has_parts && std::ranges::all_of(parts, is_name);
}

std::optional<ForgeKind> forge_of_ci(const Environment& environment) {
  const Ci* const ci = find_ci(environment);
  return ci != nullptr && ci->is_forges_own ? forge_named(ci->forge) : std::nullopt;
}

std::optional<ForgeKind> forge_at(std::string_view host, const Environment& environment) {
  const std::string lower = to_lower(host);
  const auto kind = forge_of_ci(environment);
  if (kind && ci_host(*kind, environment) == lower) return kind;
  return forge_of_host(lower);
}

std::string api_of(ForgeKind kind, const Environment& environment) {
  std::string api = ci_api(kind, environment);
  return api.empty() ? std::string(facts_of(kind).public_api) : api;
}

std::vector<TokenVariable> token_variables(ForgeKind kind, const Environment& environment) {
  const bool is_in_gitea = forge_of_ci(environment) == ForgeKind::gitea;
  constexpr TokenVariable shared{"GITHUB_TOKEN", "x-access-token", true, true};
  switch (kind) {
    case ForgeKind::gitlab: return {{"GITLAB_TOKEN", "oauth2"}, {"CI_JOB_TOKEN", "gitlab-ci-token", false, true}};
    case ForgeKind::github:
      if (is_in_gitea) return {{"GH_TOKEN", "x-access-token"}};
      return {shared, {"GH_TOKEN", "x-access-token"}};
    case ForgeKind::gitea: break;
  }
  std::vector<TokenVariable> all = {{"GITEA_TOKEN", "x-access-token"}, {"FORGEJO_TOKEN", "x-access-token"}};
  if (is_in_gitea) all.push_back(shared);
  return all;
}

bool may_go_to(std::string_view host, ForgeKind kind, const TokenVariable& token, const Environment& environment) {
  const std::string lower = to_lower(host), ci = ci_host(kind, environment);
  if (token.is_of_ci && !ci.empty()) return lower == ci;
  return lower == facts_of(kind).public_host || (!ci.empty() && lower == ci);
}

bool may_go_to_api(std::string_view api, ForgeKind kind, const TokenVariable& token, const Environment& environment) {
  const ForgeFacts& facts = facts_of(kind);
  const std::string host = host_of(api), ci = host_of(ci_api(kind, environment));
  if (host == host_of(facts.public_api)) return may_go_to(facts.public_host, kind, token, environment);
  return (!ci.empty() && host == ci) || may_go_to(host, kind, token, environment);
}

std::string names_of(std::span<const TokenVariable> variables) {
  std::string all;
  for (const TokenVariable& variable : variables)
    if (variable.opens_api) all.append(all.empty() ? "" : " or ").append(variable.name);
  return all;
}

}  // namespace roadstead::net
