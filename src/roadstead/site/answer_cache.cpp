// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/answer_cache.hpp"

namespace roadstead::site {

std::shared_ptr<const Prepared> AnswerCache::find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : found->second;
}

void AnswerCache::insert(std::string key, std::shared_ptr<const Prepared> prepared) {
  constexpr std::size_t limit_bytes = std::size_t{64} << 20;
  const std::size_t weight = prepared->weight_bytes() + key.size();
  if (weight > limit_bytes / 4) return;
  decltype(entries_) dropped;  // freed without the lock
  const std::lock_guard lock(mutex_);
  if (weight_bytes_ + weight > limit_bytes) {
    dropped.swap(entries_);
    weight_bytes_ = 0;
  }
  if (entries_.insert_or_assign(std::move(key), std::move(prepared)).second) weight_bytes_ += weight;
}

}  // namespace roadstead::site
