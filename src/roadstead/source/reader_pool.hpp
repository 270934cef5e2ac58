// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/base/pool.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::source {

/// Lends readers of one tree; a reader may be a git child, so they are used again.
class ReaderPool : public Pool<Reader> {
 public:
  explicit ReaderPool(const Tree& tree) : Pool([&tree] { return tree.reader(); }) {}
};

}  // namespace roadstead::source
