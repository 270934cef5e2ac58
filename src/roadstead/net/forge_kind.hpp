// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/environment.hpp"
#include "roadstead/base/forge_host.hpp"

namespace roadstead::net {

using roadstead::ForgeKind;

/// What all of a kind have in common.
struct ForgeFacts {
  ForgeKind kind;
  std::string_view name;         ///< "github"
  std::string_view public_host;  ///< of the one that all know
  std::string_view public_api;   ///< of that one, when it is not at api_path
  std::string_view api_path;     ///< of the API, below a forge's own address
};
std::span<const ForgeFacts> all_forges();
const ForgeFacts& facts_of(ForgeKind kind);
/// By ForgeFacts::name.
std::optional<ForgeKind> forge_named(std::string_view name);

/// "owner/name", on GitLab with more components: each of letters, digits, '.', '_' and '-', and none "." or "..".
bool is_repository(std::string_view text, ForgeKind kind);

/// The forge whose CI runs us (find_ci). nullopt: none, or a CI that is no forge's.
std::optional<ForgeKind> forge_of_ci(const Environment& environment);

/// What kind a host is: the forge whose CI runs us (GITHUB_SERVER_URL, CI_SERVER_URL), or what its name tells
/// (forge_of_host). nullopt: nobody can tell.
std::optional<ForgeKind> forge_at(std::string_view host, const Environment& environment);

/// Where the API of a forge is when nothing else says so: that of the CI that runs us (GITHUB_API_URL, CI_API_V4_URL,
/// FORGEJO_API_URL), else the public one; empty for Gitea's kind, whose public forges are many.
std::string api_of(ForgeKind kind, const Environment& environment);

/// A variable with a token of a forge.
struct TokenVariable {
  std::string_view name;
  std::string_view user;  ///< what goes with it where git asks for a login
  bool opens_api = true;
  bool is_of_ci = false;  ///< the CI made it, for its own host alone
};
/// Those of a kind, what is made for the purpose first. GITHUB_TOKEN is GitHub's, but in a CI of Gitea's kind it is
/// that forge's own.
std::vector<TokenVariable> token_variables(ForgeKind kind, const Environment& environment);

/// A token goes to its own forge alone: to the public host of its kind and to the host whose CI runs us; what a CI made
/// goes to its host and nowhere else.
bool may_go_to(std::string_view host, ForgeKind kind, const TokenVariable& token, const Environment& environment);

/// The same of an API's address: the host of one may be another than that of its forge (api.github.com).
bool may_go_to_api(std::string_view api, ForgeKind kind, const TokenVariable& token, const Environment& environment);

/// "GITHUB_TOKEN or GH_TOKEN": those that open the API.
std::string names_of(std::span<const TokenVariable> variables);

}  // namespace roadstead::net
