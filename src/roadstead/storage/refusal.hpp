// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::storage {

/// The error that an answer without success is: 401 and 403 are denied, 404 and 410 not_found, 409 and 412 conflict,
/// other 4xx and redirections invalid, all else unavailable. `reason` is the server's, and is shown as far as it is one
/// line of plain text; `wanted` ends the clause.
Failure refusal(const net::Request& request, const net::Response& response, std::string_view reason,
                std::string_view wanted);

}  // namespace roadstead::storage
