// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/overview.hpp"

#include <algorithm>

#include "roadstead/base/time.hpp"
#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/web/owner_name.hpp"

namespace roadstead::render::web {

using catalog::Catalog;
using catalog::Collection;
using catalog::Tag;

std::vector<OwnerSpan> owners_of(const Catalog& catalog) {
  std::vector<OwnerSpan> owners;
  const auto& all = catalog.collections;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::string_view owner = owner_of(all[begin]);
    std::size_t end = begin + 1;
    while (end < all.size() && owner_of(all[end]) == owner) ++end;
    owners.push_back({owner, std::span(all).subspan(begin, end - begin)});
    begin = end;
  }
  return owners;
}

std::uint64_t bytes_of(const Tag& tag) {
  std::uint64_t sum = 0;
  for (const catalog::ImageSize& image : catalog::image_sizes(tag)) sum += image.bytes.value_or(0);
  return sum;
}

namespace {

/// The newest tags so far; of two of one time the first in the catalog goes first.
class Newest {
 public:
  void see(PlacedTag tag) {
    constexpr std::size_t most = 12;
    if (tag.tag->stated.created.empty()) return;
    const std::int64_t when = unix_seconds(tag.tag->stated.created);
    if (times_.size() == most && when <= times_.back()) return;
    const auto at = std::ranges::upper_bound(times_, when, std::greater()) - times_.begin();
    times_.insert(times_.begin() + at, when);
    tags_.insert(tags_.begin() + at, tag);
    if (times_.size() <= most) return;
    times_.pop_back();
    tags_.pop_back();
  }
  std::vector<PlacedTag> take() { return std::move(tags_); }

 private:
  std::vector<std::int64_t> times_;
  std::vector<PlacedTag> tags_;
};

}  // namespace

Overview overview_of(const Catalog& catalog) {
  Overview all;
  Newest newest;
  for (const Collection& collection : catalog.collections)
    for (const Tag& tag : collection.tags) {
      if (tag.is_yanked()) continue;
      ++all.tags;
      all.bytes += bytes_of(tag);
      newest.see({&collection, &tag});
    }
  all.newest = newest.take();
  return all;
}

}  // namespace roadstead::render::web
