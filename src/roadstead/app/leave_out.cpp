// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/leave_out.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "roadstead/catalog/layout.hpp"

namespace roadstead::app {

using catalog::Collection;
using catalog::Tag;

/// Names of tags by the name of their collection.
using TagNames = std::map<std::string_view, std::set<std::string_view>>;

static TagNames faulty_tags(const catalog::Findings& findings) {
  TagNames faulty;
  for (const catalog::Finding& finding : findings) {
    const catalog::Place place = catalog::classify(finding.path);
    if (finding.severity == catalog::Severity::error && !place.tag.empty()) faulty[place.collection].insert(place.tag);
  }
  return faulty;
}

// Once for each collection: its tags are copied, and what an arena holds it holds to the end.
void leave_out_faulty(catalog::Catalog& catalog, const catalog::Findings& findings) {
  for (const auto& [name, tags] : faulty_tags(findings)) {
    const auto at = std::ranges::lower_bound(catalog.collections, name, {}, &Collection::name);
    if (at == catalog.collections.end() || at->name != name) continue;
    std::vector<Tag> kept;
    const auto is_kept = [&tags = tags](const Tag& tag) { return !tags.contains(tag.name); };
    std::ranges::copy_if(at->tags, std::back_inserter(kept), is_kept);
    at->tags = catalog.arena.keep(std::span<const Tag>(kept));
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
