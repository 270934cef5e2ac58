// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/health.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace roadstead::render {

bool Health::is_broken(std::string_view collection, std::string_view tag) const {
  if (broken == 0) return false;
  const std::string path = fmt::format("{}/manifests/{}/README.md", collection, tag);
  auto at = std::ranges::lower_bound(unsound, path, {}, &UnsoundObject::path);
  while (at != unsound.end() && at->path == path && at->is_unknown) ++at;
  return at != unsound.end() && at->path == path;
}

}  // namespace roadstead::render
