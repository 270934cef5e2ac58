// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/registry_forge.hpp"

#include <fmt/format.h>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/recipe/web_address.hpp"

namespace roadstead::app {

namespace {

using net::ForgeKind;

constexpr net::TokenVariable own_token = {"ROADSTEAD_REGISTRY_TOKEN", "x-access-token"};

std::optional<ForgeKind> kind_of(const Url& url, const Environment& environment) {
  const auto stated = environment("ROADSTEAD_FORGE");
  return stated ? net::forge_named(*stated) : net::forge_at(url.host, environment);
}

// Where the forge is stated, its tokens are meant for it.
std::vector<net::TokenVariable> tokens_for(const Url& url, const Environment& environment) {
  std::vector<net::TokenVariable> all = {own_token};
  const auto kind = kind_of(url, environment);
  if (!kind) return all;
  const bool is_stated = environment("ROADSTEAD_FORGE").has_value();
  for (const net::TokenVariable& variable : net::token_variables(*kind, environment))
    if (is_stated || net::may_go_to(url.host, *kind, variable, environment)) all.push_back(variable);
  return all;
}

std::optional<net::TokenVariable> token_for(const Url& url, const Environment& environment) {
  for (const net::TokenVariable& variable : tokens_for(url, environment))
    if (environment(variable.name)) return variable;
  return std::nullopt;
}

std::string api_of(ForgeKind kind, const Url& url, const Environment& environment) {
  if (auto api = environment("ROADSTEAD_FORGE_API")) return *api;
  const net::ForgeFacts& facts = net::facts_of(kind);
  if (to_lower(url.host) == facts.public_host && !facts.public_api.empty()) return std::string(facts.public_api);
  const std::string port = url.port.empty() ? "" : fmt::format(":{}", url.port);
  return fmt::format("{}://{}{}{}", url.scheme, url.host, port, facts.api_path);
}

}  // namespace

Result<std::optional<forge::ForgeSettings>> registry_forge(const std::string& registry,
                                                           const Environment& environment) {
  const auto address = recipe::web_address(registry);
  if (!address) return std::optional<forge::ForgeSettings>();
  const auto url = parse_url(address->url);
  const auto stated = environment("ROADSTEAD_FORGE");
  const auto kind = kind_of(*url, environment);
  if (stated && !kind && *stated != "git")
    return fail(Code::invalid, "ROADSTEAD_FORGE is '{}', want github, gitlab, gitea or git", *stated);
  if (!kind) return std::optional<forge::ForgeSettings>();
  const auto token = token_for(*url, environment);
  if (!token || !token->opens_api) return std::optional<forge::ForgeSettings>();
  return std::optional(forge::ForgeSettings{.kind = *kind,
                                            .api = api_of(*kind, *url, environment),
                                            .repository = address->path,
                                            .token = *environment(token->name)});
}

std::string missing_token(const std::string& registry, const Environment& environment) {
  const auto address = recipe::web_address(registry);
  if (!address) return {};
  const auto url = parse_url(address->url);
  if (!kind_of(*url, environment)) return {};
  return fmt::format("no token for the API of {}, want {}", url->host, net::names_of(tokens_for(*url, environment)));
}

std::optional<RegistryLogin> registry_login(const std::string& address, const Environment& environment) {
  const auto url = parse_url(address);
  if (!url || !is_web_url(*url) || !url->user_info.empty()) return std::nullopt;
  const auto token = token_for(*url, environment);
  if (!token) return std::nullopt;
  return RegistryLogin{std::string(token->user), *environment(token->name)};
}

}  // namespace roadstead::app
