// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The command line as data: read from its declarations, printed as Markdown and as a man page.
namespace roadstead::reference {

/// An option, a flag, or an argument without a name of its own.
struct Parameter {
  std::string names{};     ///< "-o, --out"; empty for an argument
  std::string value{};     ///< "OUT", "text|json|github"; empty for a flag
  std::string text{};      ///< what it is, one line
  std::string fallback{};  ///< the value when it is not given; may be empty
  bool required = false;
  std::string needs{};  ///< the option that must be given with it; empty when there is none
};

struct Command {
  std::string name{};  ///< "roadstead image inspect"
  std::string summary{};
  std::string synopsis{};  ///< what follows the name
  std::string example{};   ///< a whole line; empty for a group of commands
  std::vector<Parameter> arguments{}, options{};
};

/// Every command that does something, in the order of its declaration. --help, which all have, is left out.
std::vector<Command> read_commands(const CLI::App& root);

/// What no declaration says.
struct Note {
  std::string_view term, text;
};
std::span<const Note> exit_statuses();
std::span<const Note> files();
std::span<const Note> json_reports();  ///< the keys of each command's --json; each report is one object
std::span<const Note> signals();

constexpr std::string_view summary = "a container registry without a server";
extern const std::string_view introduction;

std::string markdown(std::span<const Command> commands);
/// `version` stands in the page's footer. There is no date: the page depends on nothing but the declarations.
std::string man_page(std::span<const Command> commands, std::string_view version);

}  // namespace roadstead::reference
