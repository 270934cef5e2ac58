// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::site {

/// Where to listen, as a user says it: "ADDRESS:PORT", "[ADDRESS]:PORT" or ":PORT".
struct SocketAddress {
  std::string host;  ///< empty: every address
  std::uint16_t port = 0;

  static Result<SocketAddress> parse(std::string_view text);
};

/// A socket that listens at what SocketAddress::parse() takes.
Result<FileHandle> listen_at(std::string_view where);

/// The address that a socket is bound to, in the same form.
std::string bound_address(int socket);

/// Where a client on this machine finds a bound address: localhost stands for every address.
std::string reachable_address(std::string_view bound);

}  // namespace roadstead::site
