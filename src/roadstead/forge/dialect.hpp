// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "roadstead/base/error.hpp"
#include "roadstead/forge/forge.hpp"
#include "roadstead/forge/pull_merger.hpp"
#include "roadstead/forge/pull_requests.hpp"

namespace roadstead::forge {

/// The forge that settings name; `http` is borrowed. Code::invalid for an address or a repository that is none,
/// Code::denied for no token.
Result<std::unique_ptr<Forge>> open_forge(const ForgeSettings& settings, net::HttpClient& http);
/// The same for who merges; `timing` is for waiting until a forge knows whether it can.
Result<std::unique_ptr<PullMerger>> open_pull_merger(const ForgeSettings& settings, net::HttpClient& http,
                                                     net::Timing timing = net::real_timing());

/// Asks again by the rules of net::make_retrying_client. GitHub's secondary rate limits may come as a 403 that names no
/// delay; its documentation asks for a minute then, and so they are like any other. `http` is borrowed.
std::unique_ptr<net::HttpClient> make_forge_client(net::HttpClient& http, net::Timing timing = net::real_timing());

}  // namespace roadstead::forge
