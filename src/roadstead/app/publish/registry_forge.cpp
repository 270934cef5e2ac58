// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/registry_forge.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/http_client.hpp"
#include "roadstead/recipe/web_address.hpp"

namespace roadstead::app {

namespace {

using forge::ForgeKind;

/// A kind of forge: how it is called, where its API is, and which variables have its token.
struct ForgeRow {
  std::string_view name;
  ForgeKind kind;
  std::string_view api_path;
  std::string_view tokens[3];
};

constexpr ForgeRow forges[] = {
    {"github", ForgeKind::github, "/api/v3", {"ROADSTEAD_REGISTRY_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"}},
    {"gitlab", ForgeKind::gitlab, "/api/v4", {"ROADSTEAD_REGISTRY_TOKEN", "GITLAB_TOKEN", ""}},
    {"gitea", ForgeKind::gitea, "/api/v1", {"ROADSTEAD_REGISTRY_TOKEN", "GITEA_TOKEN", "FORGEJO_TOKEN"}}};

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

std::string token_of(const ForgeRow& row, const recipe::Environment& environment) {
  for (const std::string_view variable : row.tokens)
    if (!variable.empty())
      if (auto token = environment(variable)) return *token;
  return {};
}

std::string api_of(const ForgeRow& row, const Url& url, const recipe::Environment& environment) {
  if (auto api = environment("ROADSTEAD_FORGE_API")) return *api;
  if (row.kind == ForgeKind::github && url.host == "github.com") return "https://api.github.com";
  const std::string port = url.port.empty() ? "" : fmt::format(":{}", url.port);
  return fmt::format("{}://{}{}{}", url.scheme, url.host, port, row.api_path);
}

}  // namespace

Result<std::optional<forge::ForgeSettings>> registry_forge(const std::string& registry,
                                                           const recipe::Environment& environment) {
  const auto address = recipe::web_address(registry);
  if (!address) return std::optional<forge::ForgeSettings>();
  const auto url = parse_url(address->url);
  const auto stated = environment("ROADSTEAD_FORGE");
  const ForgeRow* const row = stated ? row_named(*stated) : row_of_host(*url);
  if (stated && row == nullptr && *stated != "git")
    return fail(Code::invalid, "ROADSTEAD_FORGE is '{}', want github, gitlab, gitea or git", *stated);
  if (row == nullptr) return std::optional<forge::ForgeSettings>();
  const std::string token = token_of(*row, environment);
  if (token.empty()) return std::optional<forge::ForgeSettings>();
  return std::optional(forge::ForgeSettings{
      .kind = row->kind, .api = api_of(*row, *url, environment), .repository = address->path, .token = token});
}

Result<forge::PullRequest> open_pull_request(const forge::ForgeSettings& forge, const Proposed& proposed) {
  const auto http = net::make_http_client();
  auto opened = forge::open_pull_requests(forge, *http)
                    ->open_or_update({.branch = proposed.branch,
                                      .base = proposed.pushed.base,
                                      .title = proposed.title,
                                      .body = proposed.body});
  if (!opened) return wrap(opened.error(), "opening the pull request");
  return opened;
}

}  // namespace roadstead::app
