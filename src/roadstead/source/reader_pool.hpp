// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "roadstead/source/tree.hpp"

namespace roadstead::source {

/// Lends readers of one tree to as many threads as ask at once; a reader may be a git child, so they
/// are used again.
class ReaderPool {
 public:
  explicit ReaderPool(const Tree& tree) : tree_(tree) {}

  /// A reader that goes back to the pool by itself.
  class Loan {
   public:
    Loan(ReaderPool& pool, std::unique_ptr<Reader> reader) : pool_(pool), reader_(std::move(reader)) {}
    ~Loan() { pool_.give_back(std::move(reader_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Reader& operator*() const { return *reader_; }
    Reader* operator->() const { return reader_.get(); }

   private:
    ReaderPool& pool_;
    std::unique_ptr<Reader> reader_;
  };

  Loan borrow() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return Loan(*this, tree_.reader());
    auto reader = std::move(free_.back());
    free_.pop_back();
    return Loan(*this, std::move(reader));
  }

 private:
  void give_back(std::unique_ptr<Reader> reader) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(reader));
  }

  const Tree& tree_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> free_;
};

}  // namespace roadstead::source
