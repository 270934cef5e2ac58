// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/verify/object.hpp"

namespace roadstead::verify {

/// One part of several, from 1: all parts together are the whole, and no two have a digest in common.
struct Shard {
  std::uint64_t number = 1, count = 1;
  /// "2/5".
  static Result<Shard> parse(std::string_view text);
  bool has(const Object& object) const;
};

/// A part of all digests, the same for the same seed.
struct Sample {
  double part = 1;   ///< 0 to 1
  std::string seed;  ///< another seed, another part
  /// "0.05" or "5%".
  static Result<double> parse_part(std::string_view text);
  bool has(const Object& object) const;
};

}  // namespace roadstead::verify
