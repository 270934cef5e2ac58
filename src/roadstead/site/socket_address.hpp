// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::site {

/// A socket that listens at "ADDRESS:PORT", "[ADDRESS]:PORT" or ":PORT".
Result<FileHandle> listen_at(std::string_view where);

/// The address that a socket is bound to, in the same form.
std::string bound_address(int socket);

/// Where a client on this machine finds a bound address: localhost stands for every address.
std::string reachable_address(std::string_view bound);

}  // namespace roadstead::site
