// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/tag_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "roadstead/render/health.hpp"

namespace roadstead::render::web {

using catalog::Tag;

void append_chips(Html& html, const Site& site, const catalog::Collection& collection, const Tag& tag) {
  if (tag.frozen) html.raw(" <span class=\"chip\">").word(Word::frozen).raw("</span>");
  if (site.health && site.health->is_broken(collection.name, tag.name))
    html.raw(" <span class=\"chip bad\">").word(Word::broken).raw("</span>");
}

std::string architectures_of(const std::vector<catalog::ImageSize>& images) {
  std::vector<std::string> all;
  for (const catalog::ImageSize& image : images)
    if (std::string platform = image.platform(); std::ranges::find(all, platform) == all.end())
      all.push_back(std::move(platform));
  return fmt::format("{}", fmt::join(all, ", "));
}

bool is_index(const Tag& tag) { return tag.layout == catalog::Layout::oci && tag.root().is_index; }

bool shows_index(const Tag& tag, const std::vector<catalog::ImageSize>& images) {
  return is_index(tag) && !images.front().arch.empty();
}

}  // namespace roadstead::render::web
