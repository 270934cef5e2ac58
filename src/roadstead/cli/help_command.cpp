// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <span>
#include <string>
#include <vector>

#include "roadstead/cli/command.hpp"
#include "roadstead/cli/usage_error.hpp"

namespace roadstead::cli {

static const CLI::App* find_command(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : app.get_subcommands({}))
    if (command->get_name() == name) return command;
  return nullptr;
}

static int print_help(const CLI::App& app, std::span<const std::string> words) {
  if (words.empty()) {  // not App::help(), which would go on to the command that runs: this one
    fmt::print("{}", app.get_formatter()->make_help(&app, full_name(app), CLI::AppFormatMode::Normal));
    return exit_done;
  }
  if (const CLI::App* const command = find_command(app, words.front())) return print_help(*command, words.subspan(1));
  const bool has_none = app.get_subcommands({}).empty();
  fmt::print(stderr, "roadstead: {}\n",
             has_none ? fmt::format("'{}' has no commands, so no '{}'", full_name(app), words.front())
                      : left_over(app, words.front()));
  return exit_usage;
}

void add_help(CLI::App& root, Action& action) {
  const auto words = std::make_shared<std::vector<std::string>>();
  CLI::App* const command = root.add_subcommand("help", "Print the help of a command");
  command->add_option("command", *words, "a command, as in 'help image inspect'");
  command->footer("Example: roadstead help build");
  command->callback(
      [words, &root, &action] { action = [words, &root]() -> Result<int> { return print_help(root, *words); }; });
}

}  // namespace roadstead::cli
