// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/registry_forge.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/recipe/web_address.hpp"

namespace roadstead::app {

namespace {

using forge::ForgeKind;

/// A variable with a token, the name that goes with it where git asks for one, and whether the API takes it too.
struct TokenVariable {
  std::string_view name, user;
  bool opens_api = true;
};

/// A kind of forge: how it is called, where its API is, its public host, the variable of its CI that names its own, and
/// the variables with its tokens.
struct ForgeRow {
  std::string_view name;
  ForgeKind kind;
  std::string_view api_path, public_host, server_variable;
  TokenVariable tokens[2];
};

constexpr TokenVariable own_token = {"ROADSTEAD_REGISTRY_TOKEN", "x-access-token"};

constexpr ForgeRow forges[] = {{"github",
                                ForgeKind::github,
                                "/api/v3",
                                "github.com",
                                "GITHUB_SERVER_URL",
                                {{"GITHUB_TOKEN", "x-access-token"}, {"GH_TOKEN", "x-access-token"}}},
                               {"gitlab",
                                ForgeKind::gitlab,
                                "/api/v4",
                                "gitlab.com",
                                "CI_SERVER_URL",
                                {{"GITLAB_TOKEN", "oauth2"}, {"CI_JOB_TOKEN", "gitlab-ci-token", false}}},
                               {"gitea",
                                ForgeKind::gitea,
                                "/api/v1",
                                "codeberg.org",
                                "FORGEJO_SERVER_URL",
                                {{"GITEA_TOKEN", "x-access-token"}, {"FORGEJO_TOKEN", "x-access-token"}}}};

const ForgeRow* row_named(std::string_view name) {
  const auto* const row = std::ranges::find(forges, name, &ForgeRow::name);
  return row == std::end(forges) ? nullptr : row;
}

const ForgeRow* row_of_host(const Url& url) {
  const std::string host = to_lower(url.host);
  if (host == "codeberg.org" || host.find("forgejo") != host.npos) return row_named("gitea");
  for (const ForgeRow& row : forges)
    if (host.find(row.name) != host.npos) return &row;
  return nullptr;
}

const ForgeRow* row_of(const Url& url, const Environment& environment) {
  const auto stated = environment("ROADSTEAD_FORGE");
  return stated ? row_named(*stated) : row_of_host(url);
}

// A forge's own token goes to that forge alone: its public host, the one whose CI runs us, or the one that is stated.
bool is_at_home(const ForgeRow& row, const Url& url, const Environment& environment) {
  if (environment("ROADSTEAD_FORGE")) return true;
  const std::string server = environment(row.server_variable).value_or("");
  const auto ci = parse_url(server);
  return to_lower(url.host) == row.public_host || (ci && to_lower(ci->host) == to_lower(url.host));
}

const TokenVariable* token_for(const Url& url, const Environment& environment) {
  if (environment(own_token.name)) return &own_token;
  const ForgeRow* const row = row_of(url, environment);
  if (row == nullptr || !is_at_home(*row, url, environment)) return nullptr;
  for (const TokenVariable& variable : row->tokens)
    if (environment(variable.name)) return &variable;
  return nullptr;
}

std::string api_of(const ForgeRow& row, const Url& url, const Environment& environment) {
  if (auto api = environment("ROADSTEAD_FORGE_API")) return *api;
  if (row.kind == ForgeKind::github && url.host == "github.com") return "https://api.github.com";
  const std::string port = url.port.empty() ? "" : fmt::format(":{}", url.port);
  return fmt::format("{}://{}{}{}", url.scheme, url.host, port, row.api_path);
}

}  // namespace

Result<std::optional<forge::ForgeSettings>> registry_forge(const std::string& registry,
                                                           const Environment& environment) {
  const auto address = recipe::web_address(registry);
  if (!address) return std::optional<forge::ForgeSettings>();
  const auto url = parse_url(address->url);
  const auto stated = environment("ROADSTEAD_FORGE");
  const ForgeRow* const row = row_of(*url, environment);
  if (stated && row == nullptr && *stated != "git")
    return fail(Code::invalid, "ROADSTEAD_FORGE is '{}', want github, gitlab, gitea or git", *stated);
  if (row == nullptr) return std::optional<forge::ForgeSettings>();
  const TokenVariable* const token = token_for(*url, environment);
  if (token == nullptr || !token->opens_api) return std::optional<forge::ForgeSettings>();
  return std::optional(forge::ForgeSettings{.kind = row->kind,
                                            .api = api_of(*row, *url, environment),
                                            .repository = address->path,
                                            .token = *environment(token->name)});
}

std::optional<RegistryLogin> registry_login(const std::string& address, const Environment& environment) {
  const auto url = parse_url(address);
  if (!url || !is_web_url(*url) || !url->user_info.empty()) return std::nullopt;
  const TokenVariable* const token = token_for(*url, environment);
  if (token == nullptr) return std::nullopt;
  return RegistryLogin{std::string(token->user), *environment(token->name)};
}

}  // namespace roadstead::app
