// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/hash_threads.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace roadstead::verify {

static constexpr std::size_t most_at_once = 32;  ///< blocks of one stream

HashThreads::HashThreads(unsigned threads) {
  for (unsigned i = 0; i < std::max(threads, 1U); ++i) threads_.emplace_back([this] { work(); });
}

HashThreads::~HashThreads() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  has_work_.notify_all();
  threads_.clear();  // while all that they use is still there
}

void HashThreads::add(const std::shared_ptr<Strand>& strand, std::string block) {
  std::unique_lock lock(mutex_);
  has_progress_.wait(lock, [&] { return waiting_ < most_waiting; });
  ++waiting_;
  strand->blocks.push_back(std::move(block));
  if (std::exchange(strand->is_taken, true)) return;
  ready_.push_back(strand);
  has_work_.notify_one();
}

std::string HashThreads::empty_block() {
  std::string block;
  const std::lock_guard lock(mutex_);
  if (!empty_.empty()) {
    block = std::move(empty_.back());
    empty_.pop_back();
  }
  block.clear();
  return block;
}

void HashThreads::wait_for(const Strand& strand) {
  std::unique_lock lock(mutex_);
  has_progress_.wait(lock, [&] { return !strand.is_taken; });
}

void HashThreads::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    has_work_.wait(lock, [&] { return is_ending_ || !ready_.empty(); });
    if (is_ending_) return;  // nobody asks for what is left
    const auto strand = std::move(ready_.front());
    ready_.pop_front();
    // A few at a time: who reads goes on meanwhile.
    const auto count = std::min(most_at_once, strand->blocks.size());
    const auto end = strand->blocks.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<std::string> blocks(std::make_move_iterator(strand->blocks.begin()), std::make_move_iterator(end));
    strand->blocks.erase(strand->blocks.begin(), end);
    lock.unlock();
    for (const std::string& block : blocks) strand->hash.update(block);
    lock.lock();
    waiting_ -= blocks.size();
    std::ranges::move(blocks, std::back_inserter(empty_));
    strand->is_taken = !strand->blocks.empty();
    if (strand->is_taken) ready_.push_back(strand);
    has_progress_.notify_all();
  }
}

void HashedStream::update(std::string_view bytes) {
  if (threads_ == nullptr) return strand_->hash.update(bytes);
  while (!bytes.empty()) {
    if (block_.size() == HashThreads::block_bytes) {
      threads_->add(strand_, std::move(block_));
      block_ = threads_->empty_block();
    }
    block_.reserve(HashThreads::block_bytes);
    const std::string_view piece = bytes.substr(0, HashThreads::block_bytes - block_.size());
    block_.append(piece);
    bytes.remove_prefix(piece.size());
  }
}

Sha256 HashedStream::finish() {
  if (threads_ != nullptr) threads_->wait_for(*strand_);
  strand_->hash.update(std::exchange(block_, {}));
  return strand_->hash.finish();
}

}  // namespace roadstead::verify
