// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/layout_labels.hpp"

#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

void LayoutLabels::take(LabelPlace place, std::span<const std::pair<std::string, std::string>> labels) {
  Place& kept = places_[static_cast<std::size_t>(place)];
  for (const auto& [name, value] : labels) {
    std::string key = oci::printable(name);
    if (key.empty() || kept.labels.contains(key)) continue;  // no annotation's key may be empty
    const std::uint64_t size_bytes = name.size() + value.size();
    if (kept.size_bytes + size_bytes > text_limit_bytes) {
      is_cut_ = true;
      continue;
    }
    kept.size_bytes += size_bytes;
    kept.labels.emplace(std::move(key), oci::printable(value, oci::Lines::many));
  }
}

Labels LayoutLabels::all() const {
  std::map<std::string, std::string> merged;
  for (const Place& place : places_) merged.insert(place.labels.begin(), place.labels.end());
  return {merged.begin(), merged.end()};
}

}  // namespace roadstead::image
