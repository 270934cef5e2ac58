// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/case_twins.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "roadstead/base/text.hpp"

namespace roadstead::catalog {

template <class Named>
static void mark(std::span<Named> all) {
  // Most names are lower case, and of those no two are twins.
  if (std::ranges::none_of(all, [](const Named& one) { return has_upper(one.name); })) return;
  std::vector<std::pair<std::string, Named*>> lower;
  for (Named& one : all) lower.emplace_back(to_lower(one.name), &one);
  std::ranges::sort(lower);
  for (std::size_t i = 1; i < lower.size(); ++i)
    if (lower[i - 1].first == lower[i].first)
      lower[i - 1].second->has_case_twin = lower[i].second->has_case_twin = true;
}

void mark_case_twins(std::span<Collection> collections) { mark(collections); }
void mark_case_twins(std::span<Tag> tags_of_one_collection) { mark(tags_of_one_collection); }

}  // namespace roadstead::catalog
