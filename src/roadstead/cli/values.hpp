// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::cli {

/// One of a few words; the refusal lists them and says which one was probably meant. Help, reference pages and
/// completion read the words from the option's type, "TEXT:{a,b}".
CLI::Validator one_of(const std::vector<std::string>& words);

/// The words that one_of() allows; empty for an option that takes anything.
std::vector<std::string> words_of(const CLI::Option& option);

/// What `parse` does not take: refused with its words. What it takes, but this machine does not have (another code than
/// Code::invalid), is no fault of the command line.
template <class Parse>
CLI::Validator parsed_by(Parse parse) {
  const auto refuse = [parse](const std::string& value) {
    const auto result = parse(value);
    return result || result.error().code != Code::invalid ? std::string() : result.error().what;
  };
  return CLI::Validator(refuse, "");
}

/// A store that can be listed; a path becomes an address.
CLI::Validator listed_store();
/// A store on this machine; an address becomes a path.
CLI::Validator local_store();

/// A branch of a registry, whichever it has.
CLI::Validator branch_name();

/// What says that a name is an archive's, ".tar", ".zst", …: else it would become the name of a directory. Empty: none.
std::string_view archive_ending(const std::string& name);

/// Gives each option whose name means the same in every command (--jobs, --host, …) the check of its value, so that
/// what nothing outside of the command line could make right is refused before anything is read: that is exit status 2,
/// and 3 is for what is said well and cannot be done. None may be empty, as a script's variable may have been: it would
/// pass for an option that was left out.
void check_values(CLI::App& app);

}  // namespace roadstead::cli
