// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "roadstead/site/prepared.hpp"

namespace roadstead::site {

/// Prepared answers by request, up to 64 MiB by their weight; then it begins anew. From any thread.
class AnswerCache {
 public:
  std::shared_ptr<const Prepared> find(const std::string& key) const;
  /// What alone would fill a quarter is not kept.
  void insert(std::string key, std::shared_ptr<const Prepared> prepared);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Prepared>> entries_;
  std::size_t weight_bytes_ = 0;
};

}  // namespace roadstead::site
