// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/environment.hpp"

#include <cstdlib>

namespace roadstead::storage {

Environment process_environment() {
  return [](const char* name) {
    const char* const value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
}

}  // namespace roadstead::storage
