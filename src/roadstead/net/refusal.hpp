// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::net {

/// What a status without success comes to: 401 and 403 are denied, 404 and 410 not_found, 409, 412 and 422 conflict,
/// 429 and 5xx unavailable, all else invalid.
Code code_of(long status);

/// The error that an answer is: "GET https://…: answer 403: REASON, want WANTED". `reason` is the server's own, shown
/// as one line and not in full length.
Failure refusal(const Request& request, const Response& response, std::string_view reason, std::string_view wanted);

}  // namespace roadstead::net
