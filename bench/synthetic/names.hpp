// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "synthetic/random.hpp"
#include "synthetic/words.hpp"

namespace roadstead::bench {

/// What one collection is called. `owner`/`repo` is unique and lower case.
struct Name {
  std::string owner, repo;
  const Software* software = nullptr;
};

/// Hands out names owner by owner: most owners have a few collections, some have dozens. The first
/// names of a long row are those of a short one.
class Names {
 public:
  explicit Names(std::uint64_t seed) : random_(seed) {}
  Name next();

 private:
  void next_owner();

  Random random_;
  std::uint64_t owners_ = 0;
  std::string owner_;
  std::uint64_t left_ = 0;             ///< collections that this owner still gets
  std::uint64_t at_ = 0, stride_ = 1;  ///< the owner's walk over the software
};

}  // namespace roadstead::bench
