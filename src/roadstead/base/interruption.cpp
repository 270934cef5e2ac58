// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/interruption.hpp"

#include <atomic>
#include <cassert>
#include <cstddef>

namespace roadstead {

static std::atomic<int> noted = 0;
static_assert(std::atomic<int>::is_always_lock_free);  // or a handler might not write it

static bool lives = false;

Interruption::Interruption() {
  assert(!lives);
  lives = true;
  struct sigaction note {};
  note.sa_handler = [](int signal) { noted = signal; };
  note.sa_flags = static_cast<int>(SA_RESETHAND);
  for (std::size_t i = 0; i < std::size(signals); ++i) {
    // What a shell starts in the background, or nohup, shall go on: such a signal is never caught, not for a moment.
    ::sigaction(signals[i], nullptr, &before_[i]);
    if (before_[i].sa_handler != SIG_IGN) ::sigaction(signals[i], &note, nullptr);
  }
}

Interruption::~Interruption() {
  for (std::size_t i = 0; i < std::size(signals); ++i) ::sigaction(signals[i], &before_[i], nullptr);
  lives = false;
  if (const int signal = noted.exchange(0); signal != 0) ::raise(signal);
}

bool Interruption::has_come() { return noted.load(std::memory_order_relaxed) != 0; }

}  // namespace roadstead
