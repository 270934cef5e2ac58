// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::builder {

/// Opens a log, made where there is none, to append to.
Result<FileHandle> open_log(const std::filesystem::path& log);

/// Appends one line of ours.
Result<void> note(const std::filesystem::path& log, std::string_view line);

/// The last lines of a log that are not blank, ten at most and from its last 4 KiB, each after a line end and two
/// blanks: for an error. Colours are left out, and no control character is left.
std::string last_lines(const std::filesystem::path& log);

/// The same of a text.
std::string last_lines_of(std::string_view text);

}  // namespace roadstead::builder
