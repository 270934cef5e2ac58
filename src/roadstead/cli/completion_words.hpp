// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::cli {

/// A place on the line where a word may be wanted, and what may stand there.
struct Place {
  std::string path;  ///< the commands before it, "image inspect"; empty: the program alone
  std::vector<const CLI::App*> commands{};
  std::vector<const CLI::Option*> options{};
  std::vector<std::string> words{};  ///< that an argument allows
  bool takes_file = false;
  bool takes_reference = false;  ///< after a file, into the registry that it is
};

/// After every command, and after `help` and every command.
std::vector<Place> places_of(const CLI::App& root);

bool takes_value(const CLI::Option& option);

std::string joined(const std::vector<std::string>& words, std::string_view between);
std::string in_single_quotes(std::string_view text);

/// Every path that leads to a place, as a pattern of a shell's `case`: "'image inspect'".
std::vector<std::string> path_patterns(const std::vector<Place>& places);

/// Branches of the `case` of bash and zsh on "path option": what may follow an option that takes a value.
std::string value_cases(const std::vector<Place>& places);

}  // namespace roadstead::cli
