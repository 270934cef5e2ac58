// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <utility>

#include "roadstead/base/environment.hpp"

namespace roadstead::test {

using Variables = std::map<std::string, std::string, std::less<>>;

/// An environment that has these, and no others.
inline Environment environment_of(Variables variables) {
  return [variables = std::move(variables)](std::string_view name) -> std::optional<std::string> {
    const auto at = variables.find(name);
    if (at == variables.end() || at->second.empty()) return std::nullopt;
    return at->second;
  };
}

}  // namespace roadstead::test
