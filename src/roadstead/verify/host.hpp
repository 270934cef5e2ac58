// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <list>
#include <map>
#include <memory>
#include <vector>

#include "roadstead/verify/probe.hpp"

namespace roadstead::verify {

using Clock = std::chrono::steady_clock;

/// The objects of one host: what is left to ask, and what waits to be asked again.
struct Host {
  std::vector<std::uint32_t> objects;
  std::size_t at = 0;  ///< the next of them
  std::multimap<Clock::time_point, std::unique_ptr<Probe>> waiting;
  Clock::time_point held_until{};  ///< as the server asked
  unsigned open = 0;
  unsigned silences = 0;  ///< objects without any answer, one after the other

  bool is_done() const { return at == objects.size() && waiting.empty(); }
  bool has_due(Clock::time_point now) const { return !waiting.empty() && waiting.begin()->first <= now; }
  /// When something can be asked; now, or later.
  std::optional<Clock::time_point> next_time(Clock::time_point now) const;
};

/// Every `count`-th object, from that with this number on.
struct Share {
  std::size_t number = 0, count = 1;
};

/// The objects of a share by the hosts of their addresses, in their order.
std::list<Host> by_host(std::span<const Object> objects, Share share);

}  // namespace roadstead::verify
