// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/built_sites.hpp"

#include "roadstead/base/site_marker.hpp"

namespace roadstead::source {

void BuiltSites::note(std::string_view path) {
  const std::size_t name = path.rfind('/') + 1;
  if (name != 0 && path.substr(name) == site_marker) folders_.insert(path.substr(0, name));
}

// By the folders of the path: whoever proposes a change may put a marker into each of many.
std::string_view BuiltSites::site_of(std::string_view path) const {
  if (folders_.empty()) return {};
  for (std::size_t end = path.find('/'); end != path.npos; end = path.find('/', end + 1))
    if (const auto folder = path.substr(0, end + 1); folders_.contains(folder)) return folder;
  return {};
}

}  // namespace roadstead::source
