// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/health.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace roadstead::render {

bool Health::is_broken(std::string_view collection, std::string_view tag) const {
  if (broken.empty()) return false;
  const std::string path = fmt::format("{}/manifests/{}/README.md", collection, tag);
  const auto at = std::ranges::lower_bound(broken, path, {}, &BrokenObject::path);
  return at != broken.end() && at->path == path;
}

}  // namespace roadstead::render
