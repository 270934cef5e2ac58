// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/built_sites.hpp"

#include <algorithm>

#include "roadstead/base/site_marker.hpp"

namespace roadstead::source {

void BuiltSites::note(std::string_view path) {
  const std::size_t name = path.rfind('/') + 1;
  if (name != 0 && path.substr(name) == site_marker) folders_.push_back(path.substr(0, name));
}

bool BuiltSites::has(std::string_view path) const {
  return std::ranges::any_of(folders_, [&](std::string_view folder) { return path.starts_with(folder); });
}

}  // namespace roadstead::source
