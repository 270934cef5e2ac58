// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "roadstead/net/http_client.hpp"

namespace roadstead::net {

/// Writes what is at `url` into a new file, through up to ten redirections, none of them from https to http. No
/// credentials are sent. Code::not_found for 404 and 410, Code::denied for 401 and 403, Code::unavailable for any other
/// status; the file is gone then.
Result<void> download(HttpClient& http, const std::string& url, const std::filesystem::path& path);

}  // namespace roadstead::net
