// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/unread.hpp"

#include <algorithm>

#include "roadstead/catalog/layout.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::app {

using verify::Object;

Unread::Unread(const Verified& verified) : verified_(verified) {
  const catalog::Loaded& loaded = verified.registry.loaded;
  for (const catalog::Collection& collection : loaded.left_out) collections_.emplace(collection.name);
  for (const catalog::Finding& finding : loaded.findings) {
    const catalog::Place place = catalog::classify(finding.path);
    if (finding.severity == catalog::Severity::error && !place.tag.empty()) tags_.emplace(place.collection, place.tag);
  }
}

bool Unread::has(const ObjectName& object, const std::string& path) const {
  const catalog::Place place = catalog::classify(path);
  const bool is_left_out = collections_.contains(place.collection) ||
                           tags_.contains({std::string(place.collection), std::string(place.tag)});
  return is_left_out && !was_looked_at(object);
}

bool Unread::is_of(std::string_view collection) const {
  const auto tag = tags_.lower_bound({std::string(collection), {}});
  return collections_.contains(collection) || (tag != tags_.end() && tag->first == collection);
}

// Objects without a digest are sorted as of one of zeros.
bool Unread::was_looked_at(const ObjectName& object) const {
  const auto parsed = catalog::Digest::parse(object.first);
  const catalog::Digest digest = parsed ? *parsed : catalog::Digest();
  const std::vector<Object>& all = verified_.objects;
  for (auto at = std::ranges::lower_bound(all, digest, {}, &Object::digest); at != all.end() && at->digest == digest;
       ++at)
    if (at->has_digest == parsed.has_value() && net::redacted(at->url) == object.second) return true;
  return false;
}

}  // namespace roadstead::app
