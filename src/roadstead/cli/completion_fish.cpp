// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/cli/completion.hpp"
#include "roadstead/cli/completion_words.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

// -x: a value, and no file; -r: a value, which may be a file.
std::string option_text(const CLI::Option& option) {
  std::string text;
  for (const std::string& name : option.get_snames()) text += " -s " + name;
  for (const std::string& name : option.get_lnames()) text += " -l " + name;
  const auto words = words_of(option);
  if (!words.empty()) return text + " -x -a " + in_single_quotes(joined(words, " "));
  return takes_value(option) ? text + " -r -F" : text;
}

std::string place_lines(const Place& place) {
  const std::string start = fmt::format("complete -c roadstead -n '__roadstead_at \"{}\"'", place.path);
  std::string lines = place.takes_file ? "" : start + " -f\n";
  for (const CLI::App* command : place.commands)
    lines += fmt::format("{} -a {} -d {}\n", start, command->get_name(), in_single_quotes(command->get_description()));
  for (const CLI::Option* option : place.options)
    lines += fmt::format("{}{} -d {}\n", start, option_text(*option), in_single_quotes(option->get_description()));
  if (!place.words.empty()) lines += fmt::format("{} -a {}\n", start, in_single_quotes(joined(place.words, " ")));
  if (place.takes_reference)
    lines += fmt::format(
        "complete -c roadstead -n '__roadstead_at \"{}\"; and __roadstead_arguments >/dev/null'"
        " -f -a '(__roadstead_names)'\n",
        place.path);
  return lines;
}

}  // namespace

std::string fish_completion(const CLI::App& root) {
  const auto places = places_of(root);
  std::string lines;
  for (const Place& place : places) lines += place_lines(place);
  return fmt::format(R"(# fish completion for roadstead
function __roadstead_at
  set -l path ''
  for word in (commandline -opc)[2..-1]
    switch (string trim "$path $word")
      case {}
        set path (string trim "$path $word")
    end
  end
  test "$path" = $argv[1]
end
function __roadstead_arguments
  string match -v -- '-*' (commandline -opc)[3..-1]
end
function __roadstead_names
  set -l arguments (__roadstead_arguments)
  set -l program (commandline -opc)[1]
  test (count $arguments) = 1
  and $program list (string replace -r '^~/' "$HOME/" $arguments) 2>/dev/null | string replace -r ' .*' ''
end
{})",
                     joined(path_patterns(places), " "), lines);
}

}  // namespace roadstead::cli
