// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>

#include "roadstead/render/search/index.hpp"

namespace roadstead::render::search {

/// The index of a site that is asked for single files: made when the first of them is, then kept. From any thread.
class KeptIndex {
 public:
  const Index& of(const catalog::Catalog& catalog) {
    std::call_once(made_, [&] { index_ = std::make_unique<const Index>(catalog); });
    return *index_;
  }

 private:
  std::once_flag made_;
  std::unique_ptr<const Index> index_;
};

}  // namespace roadstead::render::search
