// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/git_settings.hpp"

#include <fmt/format.h>

#include "roadstead/base/text.hpp"

namespace roadstead::forge {

std::vector<std::string> environment_of(const GitSettings& settings, const Environment& environment) {
  std::uint64_t count = parse_number(environment("GIT_CONFIG_COUNT").value_or("")).value_or(0);
  std::vector<std::string> lines;
  for (const auto& [name, value] : settings) {
    lines.push_back(fmt::format("GIT_CONFIG_KEY_{}={}", count, name));
    lines.push_back(fmt::format("GIT_CONFIG_VALUE_{}={}", count++, value));
  }
  if (!lines.empty()) lines.push_back(fmt::format("GIT_CONFIG_COUNT={}", count));
  return lines;
}

}  // namespace roadstead::forge
