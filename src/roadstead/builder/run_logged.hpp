// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "roadstead/base/error.hpp"
#include "roadstead/base/process.hpp"

namespace roadstead::builder {

/// A name is looked up in PATH, a path begins at `folder`. Code::not_found when it is not there, Code::denied when it
/// may not be run.
Result<void> expect_program(const std::string& program, const std::filesystem::path& folder);

/// Runs a program to its end. All that it prints is appended to `log`, after a line with its words; its standard input
/// is empty, and it has no terminal.
///
/// It is the first of a process group, and all of that ends when `limit` (0: none) has passed or an Interruption has
/// come: SIGTERM, and SIGKILL after ten seconds. A program in a session of its own is out of reach.
///
/// Code::not_found when there is no such program; Code::unavailable when the time has passed or we are interrupted;
/// Code::invalid, with the last lines of the log, when it ends with another status than 0.
Result<void> run_logged(const Command& command, const std::filesystem::path& log, std::chrono::seconds limit);

/// The same, and gives the last line of its standard output that is not blank, up to 8 KiB of it.
Result<std::string> last_line_of(const Command& command, const std::filesystem::path& log, std::chrono::seconds limit);

}  // namespace roadstead::builder
