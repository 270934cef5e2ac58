// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "roadstead/base/file.hpp"
#include "roadstead/net/retry.hpp"

namespace roadstead::net {

/// Writes what is at `url` into a new file, through up to ten redirections, none of them from https to http. No
/// credentials are sent. What fails in passing, in the middle of the file too, begins anew with `url`, so `http` is one
/// that does not try again by itself. An answer without success is an error by its status (refusal.hpp), too
/// many redirections are Code::invalid; the file is gone then.
Result<void> download(HttpClient& http, const std::string& url, const std::filesystem::path& path,
                      const RetryPolicy& policy = {}, const Timing& timing = real_timing());

/// The same into an open file, whose bytes give way. What cannot be written here is Code::internal.
Result<void> download(HttpClient& http, const std::string& url, const FileHandle& file, const RetryPolicy& policy = {},
                      const Timing& timing = real_timing());

}  // namespace roadstead::net
