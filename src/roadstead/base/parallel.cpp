// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/parallel.hpp"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace roadstead {

unsigned default_jobs() {
  cpu_set_t set;
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
}

void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto loop = [&] {
    for (std::size_t i; (i = next.fetch_add(1)) < count;) work(i);
  };
  std::vector<std::jthread> threads;
  for (std::size_t t = 1; t < std::min<std::size_t>(jobs, count); ++t) threads.emplace_back(loop);
  loop();
}

namespace {

/// The window between workers and the one who consumes in order.
class Window {
 public:
  Window(std::size_t count, std::size_t width) : count_(count), width_(width), ready_(width, false) {}

  /// The next item for a worker; count() when there is none.
  std::size_t take() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || taken_ >= count_ || taken_ < consumed_ + width_; });
    return stopped_ || taken_ >= count_ ? count_ : taken_++;
  }

  void finish(std::size_t i) {
    const std::lock_guard lock(mutex_);
    ready_[i % width_] = true;
    if (i == consumed_) arrived_.notify_one();
  }

  void wait_for(std::size_t i) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return ready_[i % width_]; });
  }

  void consumed(std::size_t i) {
    const std::lock_guard lock(mutex_);
    ready_[i % width_] = false;
    consumed_ = i + 1;
    room_.notify_all();
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

 private:
  const std::size_t count_, width_;
  std::mutex mutex_;
  std::condition_variable room_, arrived_;
  std::vector<bool> ready_;
  std::size_t taken_ = 0, consumed_ = 0;
  bool stopped_ = false;
};

}  // namespace

void parallel_in_order(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work,
                       const std::function<bool(std::size_t)>& done) {
  Window window(count, std::size_t{jobs} * 4);
  const auto loop = [&] {
    for (std::size_t i; (i = window.take()) < count;) {
      work(i);
      window.finish(i);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < jobs; ++t) threads.emplace_back(loop);
  for (std::size_t i = 0; i < count; ++i) {
    window.wait_for(i);
    const bool go_on = done(i);
    window.consumed(i);
    if (!go_on) break;
  }
  window.stop();
}

}  // namespace roadstead
