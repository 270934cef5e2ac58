// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead {

/// The IP addresses that begin alike: "10.1.0.0/16", "fd00::/8" (RFC 4632, RFC 4291 section 2.3), or one as "10.1.2.3".
class Network {
 public:
  /// Code::invalid for anything else, and where bits behind the prefix are set: somebody has miscounted.
  static Result<Network> parse(std::string_view text);

  bool has(const sockaddr& address) const;
  bool has(const Network& part) const;
  bool operator==(const Network&) const = default;

 private:
  bool is_v6_ = false;
  std::array<std::uint8_t, 16> start_{};  ///< of IPv4 the first four
  unsigned bits_ = 0;
};

}  // namespace roadstead
