// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace roadstead {

/// What no --jobs means: one thread for each processor that this process may use.
unsigned default_jobs();

/// Calls work(i) for every i below `count`, on `jobs` threads, in no particular order. The next index
/// goes to the next free thread, so uneven items balance. `work` must not throw.
void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

/// Calls work(i) on `jobs` threads and done(i) on the calling thread in the order of i, with at most
/// `jobs * 4` items between the two: memory is bounded by the window, not by `count`.
/// done() returns false to stop early.
void parallel_in_order(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work,
                       const std::function<bool(std::size_t)>& done);

}  // namespace roadstead
