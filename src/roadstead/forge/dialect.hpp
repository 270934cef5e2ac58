// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "roadstead/base/error.hpp"
#include "roadstead/forge/forge.hpp"
#include "roadstead/forge/pull_requests.hpp"

namespace roadstead::forge {

/// The forge that settings name; `http` is borrowed. Code::invalid for an address or a repository that is none,
/// Code::denied for no token.
Result<std::unique_ptr<Forge>> open_forge(const ForgeSettings& settings, net::HttpClient& http);

/// GitHub's secondary rate limits may come as a 403 that names no delay; its documentation asks for a minute then. To a
/// client that tries again, they are like any other. `http` is borrowed.
std::unique_ptr<net::HttpClient> name_secondary_limits(net::HttpClient& http);

}  // namespace roadstead::forge
