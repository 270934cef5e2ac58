// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>

namespace roadstead {

/// While one lives, SIGINT, SIGTERM and SIGHUP (a terminal was closed) do not end the process: whoever writes asks
/// has_come() and fails, so that what is half written can be removed. Its own end lets the signal do what it would have
/// done. A second signal of the same kind is not put off. At most one lives at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  static bool has_come();

 private:
  static constexpr int signals[] = {SIGINT, SIGTERM, SIGHUP};
  struct sigaction before_[3]{};
};

}  // namespace roadstead
