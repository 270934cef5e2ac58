// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/environment.hpp"

#include <cstdlib>

namespace roadstead {

Environment process_environment() {
  return [](std::string_view name) -> std::optional<std::string> {
    const char* const value = std::getenv(std::string(name).c_str());
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
  };
}

}  // namespace roadstead
