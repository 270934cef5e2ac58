// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::cli {

// What the scripts of all shells say of the commands, in the spelling that shells share.

/// `path`: the words that lead to a command, "image inspect"; empty for the program itself.
using Visit = std::function<void(const CLI::App& app, const std::string& path)>;
void walk(const CLI::App& app, const std::string& path, const Visit& visit);

std::string joined(const std::vector<std::string>& words, std::string_view between);
std::string in_single_quotes(std::string_view text);

bool takes_value(const CLI::Option& option);

/// Patterns of a `case`: every path of commands, "'build' | 'image inspect'".
std::vector<std::string> path_patterns(const CLI::App& root);

/// Branches of the `case` of bash and zsh on "path option": what may follow an option that takes a value.
std::string value_cases(const CLI::App& root);

}  // namespace roadstead::cli
