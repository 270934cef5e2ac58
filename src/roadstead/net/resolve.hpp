// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/network.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/multi_client.hpp"

namespace roadstead::net {

/// The addresses of a URL's host, as text, for a program that is told to take no other. Code::denied where one of them
/// is out of reach, Code::unavailable where there is none. Waits for the network's names.
Result<std::vector<std::string>> addresses_in_reach(const Url& url, Reach reach, std::span<const Network> networks);

}  // namespace roadstead::net
