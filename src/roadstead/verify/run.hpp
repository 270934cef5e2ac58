// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include "roadstead/verify/probe.hpp"

namespace roadstead::verify {

struct RunOptions {
  ProbeOptions probe;
  /// That ask, each for a share of the objects, and hash what they read. No more than `per_host`; to read heads one
  /// does.
  unsigned threads = 1;
  unsigned per_host = 16;       ///< questions at once
  unsigned most_open = 256;     ///< of all hosts
  unsigned most_silences = 20;  ///< one after the other, and a host is asked no more
};

/// Gets each object once, as it is done, with what is wrong with it; from one thread at a time.
using Finished = std::function<void(const Object&, const std::optional<Fault>&)>;

/// Looks at all objects, many at once, each host no faster than it lets us. Fails when it was interrupted, or when
/// nothing can be asked at all. Memory: four bytes an object, and what is open.
Result<void> run(std::span<const Object> objects, const net::MultiOptions& client, const RunOptions& options,
                 const Finished& finished);

}  // namespace roadstead::verify
