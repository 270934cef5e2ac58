// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::cli {

/// One of a few words; the refusal lists them and says which one was probably meant. Help, reference pages and
/// completion read the words from the option's type, "TEXT:{a,b}".
CLI::Validator one_of(const std::vector<std::string>& words);

/// The words that one_of() allows; empty for an option that takes anything.
std::vector<std::string> words_of(const CLI::Option& option);

/// What says that a name is an archive's, ".tar", ".zst", …: else it would become the name of a directory. Empty: none.
std::string_view archive_ending(const std::string& name);

/// Gives each option whose name means the same in every command (--jobs, --host, …) the check of its value, so that
/// what cannot be meant is refused before anything is read.
void check_values(CLI::App& app);

}  // namespace roadstead::cli
