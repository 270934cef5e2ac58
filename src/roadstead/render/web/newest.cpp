// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/newest.hpp"

#include <algorithm>
#include <functional>

#include "roadstead/base/time.hpp"

namespace roadstead::render::web {

namespace {

class Newest {
 public:
  explicit Newest(std::size_t most) : most_(most) {}

  void see(const PlacedTag& placed) {
    if (placed.tag->is_yanked() || placed.tag->stated.created.empty()) return;
    const std::int64_t when = unix_seconds(placed.tag->stated.created);
    if (times_.size() == most_ && when <= times_.back()) return;
    const auto at = std::ranges::upper_bound(times_, when, std::greater()) - times_.begin();
    times_.insert(times_.begin() + at, when);
    tags_.insert(tags_.begin() + at, placed);
    if (times_.size() <= most_) return;
    times_.pop_back();
    tags_.pop_back();
  }
  std::vector<PlacedTag> take() { return std::move(tags_); }

 private:
  std::size_t most_;
  std::vector<std::int64_t> times_;
  std::vector<PlacedTag> tags_;
};

}  // namespace

std::vector<PlacedTag> newest_of(std::span<const catalog::Collection> collections, std::size_t most) {
  Newest newest(most);
  for (const catalog::Collection& collection : collections)
    for (const catalog::Tag& tag : collection.tags) newest.see({&collection, &tag});
  return newest.take();
}

std::vector<PlacedTag> newest_of_each(std::span<const catalog::Collection> collections, std::size_t most) {
  Newest newest(most);
  for (const catalog::Collection& collection : collections)
    for (const PlacedTag& placed : newest_of({&collection, 1}, 1)) newest.see(placed);
  return newest.take();
}

}  // namespace roadstead::render::web
