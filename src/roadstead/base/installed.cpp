// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/installed.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "roadstead/base/text.hpp"

namespace roadstead {

namespace fs = std::filesystem;

static bool may_be_run(const fs::path& path) {
  std::error_code none;
  return !fs::is_directory(path, none) && ::access(path.c_str(), X_OK) == 0;
}

bool is_installed(const std::string& program) {
  if (program.find('/') != program.npos) return may_be_run(program);
  const char* const path = std::getenv("PATH");
  return path != nullptr && std::ranges::any_of(split(path, ':'), [&](std::string_view folder) {
           return may_be_run(fs::path(folder) / program);
         });
}

}  // namespace roadstead
