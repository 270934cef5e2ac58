// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::source {

/// Commits that somebody may still get: all that branches, tags and other references name, all since `since_s` (seconds
/// since 1970, by the commit's time), and what these came after. `more` are ids besides. Code::invalid for a repository
/// whose history is cut off.
Result<std::vector<std::string>> live_commits(const std::string& repository, std::int64_t since_s,
                                              const std::vector<std::string>& more);

/// What a remote's references name now, their commits fetched where they are not here yet. No reference is written.
Result<std::vector<std::string>> fetch_tips(const std::string& repository, const std::string& remote);

/// The names of a repository's remotes.
Result<std::vector<std::string>> remotes_of(const std::string& repository);

/// Reads every file that one of the commits has, each distinct one once: `visit` gets its bytes. A file over
/// `limit_bytes` is Code::invalid.
Result<void> each_file_of(const std::string& repository, const std::vector<std::string>& commits,
                          std::uint64_t limit_bytes, const std::function<void(std::string_view bytes)>& visit);

}  // namespace roadstead::source
