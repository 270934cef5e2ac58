// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "roadstead/base/sha256.hpp"

namespace roadstead::verify {

/// Threads that hash what another one reads: several streams at once, each in its order. At most 16 MiB wait for them;
/// who brings more waits for room.
class HashThreads {
 public:
  static constexpr std::size_t block_bytes = std::size_t{64} << 10, most_waiting = 256;  ///< of blocks

  explicit HashThreads(unsigned threads);
  ~HashThreads();
  HashThreads(const HashThreads&) = delete;
  HashThreads& operator=(const HashThreads&) = delete;

 private:
  friend class HashedStream;

  /// What waits of one stream. Its hash is touched by no more than one thread at a time.
  struct Strand {
    std::deque<std::string> blocks;
    bool is_taken = false;  ///< it waits for a thread, or has one
    Sha256Stream hash;
  };

  void add(const std::shared_ptr<Strand>& strand, std::string block);
  std::string empty_block();
  void wait_for(const Strand& strand);
  void work();

  std::mutex mutex_;
  std::condition_variable has_work_, has_progress_;
  std::deque<std::shared_ptr<Strand>> ready_;
  std::vector<std::string> empty_;
  std::size_t waiting_ = 0;
  bool is_ending_ = false;
  std::vector<std::jthread> threads_;
};

/// The sha256 of bytes that arrive piece by piece; used by one thread. What fits into a block is hashed at its end by
/// that thread itself: it would be done before another wakes up.
class HashedStream {
 public:
  /// Without `threads`, which are borrowed, nothing else hashes.
  explicit HashedStream(HashThreads* threads) : threads_(threads), strand_(std::make_shared<HashThreads::Strand>()) {}

  void update(std::string_view bytes);
  /// Waits for what others have not hashed yet.
  Sha256 finish();

 private:
  HashThreads* threads_;
  std::shared_ptr<HashThreads::Strand> strand_;
  std::string block_;
};

}  // namespace roadstead::verify
