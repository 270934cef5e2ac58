// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/net/http_client.hpp"

namespace roadstead::net {

/// The answer behind up to ten redirections, none of them from https to http (Code::denied); more are Code::invalid.
/// `request` must hold no credentials: they would go along.
Result<Response> follow(HttpClient& http, Request request);

}  // namespace roadstead::net
