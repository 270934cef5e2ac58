// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/leave_out.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "roadstead/catalog/layout.hpp"

namespace roadstead::app {

using catalog::Collection;
using catalog::Tag;

static void leave_out(catalog::Catalog& catalog, Collection& collection, std::string_view tag_name) {
  std::vector<Tag> kept;
  std::ranges::copy_if(collection.tags, std::back_inserter(kept), [&](const Tag& tag) { return tag.name != tag_name; });
  collection.tags = catalog.arena.keep(std::span<const Tag>(kept));
}

void leave_out_faulty(catalog::Catalog& catalog, const catalog::Findings& findings) {
  for (const catalog::Finding& finding : findings) {
    const catalog::Place place = catalog::classify(finding.path);
    if (finding.severity != catalog::Severity::error || place.tag.empty()) continue;
    const auto at = std::ranges::lower_bound(catalog.collections, place.collection, {}, &Collection::name);
    if (at != catalog.collections.end() && at->name == place.collection && at->find(place.tag) != nullptr)
      leave_out(catalog, *at, place.tag);
  }
}

std::size_t count_faulty(const catalog::Findings& findings) {
  std::set<std::string> faulty;
  for (const catalog::Finding& finding : findings) {
    const catalog::Place place = catalog::classify(finding.path);
    if (finding.severity != catalog::Severity::error) continue;
    faulty.insert(place.tag.empty() ? finding.path : std::string(place.collection) + ":" + std::string(place.tag));
  }
  return faulty.size();
}

}  // namespace roadstead::app
