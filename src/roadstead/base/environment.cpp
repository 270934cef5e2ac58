// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/environment.hpp"

#include <algorithm>
#include <cstdlib>

namespace roadstead {

Environment process_environment() {
  return [](std::string_view name) -> std::optional<std::string> {
    const char* const value = std::getenv(std::string(name).c_str());
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
  };
}

bool is_secret_variable(std::string_view name) {
  constexpr std::string_view tokens[] = {"GITHUB_TOKEN",
                                         "GH_TOKEN",
                                         "GITLAB_TOKEN",
                                         "GITEA_TOKEN",
                                         "FORGEJO_TOKEN",
                                         "PULL_REQUEST_TOKEN",
                                         "CI_JOB_TOKEN",
                                         "CI_REPOSITORY_URL",
                                         "CI_REGISTRY_PASSWORD",
                                         "CI_DEPLOY_PASSWORD",
                                         "CI_DEPENDENCY_PROXY_PASSWORD",
                                         "ACTIONS_RUNTIME_TOKEN",
                                         "ACTIONS_ID_TOKEN_REQUEST_TOKEN"};
  if (name.starts_with("AWS_")) return true;
  if (name.starts_with("ROADSTEAD_")) return name.ends_with("_TOKEN") || name.ends_with("_PASSWORD");
  return std::ranges::find(tokens, name) != std::end(tokens);
}

}  // namespace roadstead
