// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "roadstead/base/ci.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/forge/git_settings.hpp"

namespace roadstead::app {

namespace {

constexpr std::size_t answer_limit = 1 << 16;

std::string git_setting(const std::filesystem::path& folder, const std::string& name) {
  const auto answer = run({.arguments = {"git", "-C", folder.string(), "config", "--get", name}}, answer_limit);
  return std::string(trim(answer.value_or("")));
}

std::string ci_user(const Environment& environment) {
  const Ci* const ci = find_ci(environment);
  std::string actor = ci != nullptr ? ci_value(ci->actor, environment) : "";
  return actor.empty() ? "roadstead" : actor;
}

void add_signing(const std::filesystem::path& folder, const Environment& environment, Identity& identity) {
  identity.sign = git_setting(folder, "commit.gpgsign") == "true";
  if (!identity.sign) return;
  forge::GitSettings settings;
  for (const char* const name : {"user.signingkey", "gpg.format", "gpg.ssh.program", "gpg.program"})
    if (std::string value = git_setting(folder, name); !value.empty()) settings.emplace_back(name, std::move(value));
  std::ranges::move(forge::environment_of(settings, environment), std::back_inserter(identity.environment));
}

}  // namespace

Identity find_identity(const std::filesystem::path& folder, const Environment& environment) {
  std::string name = git_setting(folder, "user.name"), email = git_setting(folder, "user.email");
  if (name.empty()) name = ci_user(environment);
  if (email.empty()) email = name + "@users.noreply.invalid";
  Identity identity;
  for (const char* const role : {"AUTHOR", "COMMITTER"}) {
    identity.environment.push_back(
        fmt::format("GIT_{}_NAME={}", role, environment(fmt::format("GIT_{}_NAME", role)).value_or(name)));
    identity.environment.push_back(
        fmt::format("GIT_{}_EMAIL={}", role, environment(fmt::format("GIT_{}_EMAIL", role)).value_or(email)));
  }
  add_signing(folder, environment, identity);
  return identity;
}

}  // namespace roadstead::app
