// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/oci_names.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/render/api/oci_reach.hpp"

namespace roadstead::render::api {

using catalog::Collection;
using catalog::Tag;

std::vector<std::string> tags_after(const Site& site, const Collection& collection, std::string_view last,
                                    std::size_t most) {
  std::vector<std::string> names;
  for (auto tag = std::ranges::upper_bound(collection.tags, last, {}, &Tag::name);
       tag != collection.tags.end() && names.size() < most; ++tag)
    if (is_published_oci(site, collection, *tag)) names.emplace_back(tag->name);
  return names;
}

std::vector<std::string> repositories_after(const Site& site, std::string_view last, std::size_t most) {
  std::vector<std::string> names;
  const auto& order = site.catalog.by_oci_name;
  const auto lower = [&](std::uint32_t i) { return to_lower(site.catalog.collections[i].name); };
  for (auto at = std::ranges::upper_bound(order, last, {}, lower); at != order.end() && names.size() < most; ++at)
    if (!tags_after(site, site.catalog.collections[*at], "", 1).empty()) names.push_back(lower(*at));
  return names;
}

}  // namespace roadstead::render::api
