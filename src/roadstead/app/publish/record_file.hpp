// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "roadstead/app/publish/image_record.hpp"

// A record and what lies beside it may come from another machine, where a recipe's own code has run: a path in it, or a
// link in its folder, could lead to any file of this machine, and from there into a public pull request.
namespace roadstead::app {

/// "image/index.json": relative, and each of its components a name.
bool is_plain_path(std::string_view path);

/// A regular file below the record's folder; no link on the way is followed. Code::not_found when it is absent.
Result<FileHandle> open_record_file(const PlacedRecord& placed, const std::string& file);
/// Its bytes, at most `limit_bytes`.
Result<std::string> read_record_file(const PlacedRecord& placed, const std::string& file, std::uint64_t limit_bytes);

}  // namespace roadstead::app
