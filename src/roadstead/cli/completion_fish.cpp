// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/cli/completion.hpp"
#include "roadstead/cli/completion_words.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

// -x: a value, and no file; -r: a value, which may be a file.
static std::string fish_option(const CLI::Option& option) {
  std::string text;
  for (const std::string& name : option.get_snames()) text += " -s " + name;
  for (const std::string& name : option.get_lnames()) text += " -l " + name;
  const auto words = words_of(option);
  if (!words.empty()) return text + " -x -a " + in_single_quotes(joined(words, " "));
  return takes_value(option) ? text + " -r -F" : text;
}

std::string fish_completion(const CLI::App& root) {
  std::string lines = "# fish completion for roadstead\ncomplete -c roadstead -n __fish_use_subcommand -f\n";
  walk(root, "", [&](const CLI::App& app, const std::string& path) {
    const std::string condition =
        path.empty() ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " + path.substr(path.rfind(' ') + 1);
    for (const CLI::App* command : app.get_subcommands({}))
      lines += fmt::format("complete -c roadstead -n '{}' -a {} -d {}\n", condition, command->get_name(),
                           in_single_quotes(command->get_description()));
    for (const CLI::Option* option : app.get_options()) {
      if (!option->get_positional())
        lines += fmt::format("complete -c roadstead -n '{}'{} -d {}\n", condition, fish_option(*option),
                             in_single_quotes(option->get_description()));
      else if (const auto words = words_of(*option); !words.empty())
        lines +=
            fmt::format("complete -c roadstead -n '{}' -f -a {}\n", condition, in_single_quotes(joined(words, " ")));
    }
  });
  return lines;
}

}  // namespace roadstead::cli
