// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::render {

/// One stored object that the last audit did not find sound.
struct UnsoundObject {
  std::string path;     ///< the README in the registry that names it
  std::string rule;     ///< "object-missing", …
  std::string message;  ///< one clause
  std::string url;
  bool is_unknown = false;     ///< nobody could tell; else it is broken
  bool is_new = false;         ///< the audit before did not have it
  std::uint64_t failures = 0;  ///< nights in a row
};

/// What the last audit found (docs/verification.md, "Audit"), as far as pages show it.
struct Health {
  std::uint64_t objects = 0, sound = 0;
  std::uint64_t broken = 0, unknown = 0;
  std::vector<UnsoundObject> unsound;  ///< sorted by path
  std::vector<std::string> healed;     ///< paths, sorted

  bool is_broken(std::string_view collection, std::string_view tag) const;
};

}  // namespace roadstead::render
