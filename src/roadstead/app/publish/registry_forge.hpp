// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "roadstead/base/environment.hpp"
#include "roadstead/forge/pull_requests.hpp"

namespace roadstead::app {

/// The forge of a registry by its git address and the tokens of the environment: what net::forge_at() tells of its
/// host, or what ROADSTEAD_FORGE (github, gitlab, gitea) says. nullopt: plain git, or no token: then the branch is all
/// that is proposed.
Result<std::optional<forge::ForgeSettings>> registry_forge(const std::string& registry, const Environment& environment);

/// Which variable would have opened the API where registry_forge() gives none: "no token for the API of github.com,
/// want …"; empty for plain git.
std::string missing_token(const std::string& registry, const Environment& environment);

/// What git answers where a registry asks for a login over http(s). ROADSTEAD_REGISTRY_TOKEN is for any host; a forge's
/// own variables (GITHUB_TOKEN, GITLAB_TOKEN, …) are for that forge alone. nullopt: git's own means.
struct RegistryLogin {
  std::string user, token;
};
std::optional<RegistryLogin> registry_login(const std::string& address, const Environment& environment);

}  // namespace roadstead::app
