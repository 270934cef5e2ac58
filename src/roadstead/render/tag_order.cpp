// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/tag_order.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/natural.hpp"
#include "roadstead/base/time.hpp"

namespace roadstead::render {

using catalog::Collection;
using catalog::Tag;

// "2.0" of v2.0: a 'v' is no part of a version. Empty of all that is none, as 3dslicer_4.10.2.
static std::string_view version_of(std::string_view name) {
  if (name.starts_with('v')) name.remove_prefix(1);
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(name, is_digit) - name.begin());
  const bool ends = digits == name.size() || std::string_view(".-+_").find(name[digits]) != std::string_view::npos;
  return digits > 0 && ends ? name : std::string_view();
}

bool is_version(std::string_view name) { return !version_of(name).empty(); }

static int rank(std::string_view name) {
  if (name == "latest") return 0;
  return is_version(name) ? 1 : 2;
}

static bool is_before(const Tag& a, const Tag& b) {
  const int rank_a = rank(a.name), rank_b = rank(b.name);
  if (rank_a != rank_b) return rank_a < rank_b;
  const auto by_version = natural_order(version_of(a.name), version_of(b.name));
  if (by_version != 0) return by_version > 0;
  return natural_order(a.name, b.name) < 0;  // two that are no versions, or 2.0 and v2.0
}

using Why = ShownTag::Why;

static Why why_first(const Tag& tag) { return is_version(tag.name) ? Why::highest_version : Why::first_by_name; }

// Of two that were made in the same second, the one that goes before by its name.
ShownTag shown_tag(const Collection& collection) {
  if (const Tag* const latest = collection.find("latest"); latest != nullptr && !latest->is_yanked()) return {latest};
  const Tag *first = nullptr, *newest = nullptr;
  std::int64_t when = 0;
  for (const Tag& tag : collection.tags) {
    if (tag.is_yanked()) continue;
    if (first == nullptr || is_before(tag, *first)) first = &tag;
    if (tag.stated.created.empty()) continue;
    const std::int64_t made = unix_seconds(tag.stated.created);
    if (newest == nullptr || made > when || (made == when && is_before(tag, *newest))) newest = &tag, when = made;
  }
  if (newest != nullptr) return {newest, Why::newest};
  return {first, first == nullptr ? Why::needs_no_reason : why_first(*first)};
}

std::vector<const Tag*> ordered_tags(const Collection& collection) {
  std::vector<const Tag*> tags;
  tags.reserve(collection.tags.size());
  for (const Tag& tag : collection.tags) tags.push_back(&tag);
  std::ranges::sort(tags, [](const Tag* a, const Tag* b) {
    return a->is_yanked() == b->is_yanked() ? is_before(*a, *b) : b->is_yanked();
  });
  // It goes before versions that are higher and older: what is shown first is what a collection stands for.
  const auto shown = std::ranges::find(tags, shown_tag(collection).tag);
  if (shown != tags.end()) std::rotate(tags.begin(), shown, shown + 1);
  return tags;
}

}  // namespace roadstead::render
