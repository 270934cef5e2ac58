// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/completion_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

std::string below(const std::string& path, const CLI::App& command) {
  return path.empty() ? command.get_name() : path + " " + command.get_name();
}

void add_option(const CLI::Option& option, Place& place) {
  if (!option.get_positional()) return place.options.push_back(&option);
  const auto words = words_of(option);
  place.words.insert(place.words.end(), words.begin(), words.end());
  if (option.get_name(true) == "reference")
    place.takes_reference = true;
  else if (words.empty())
    place.takes_file = true;
}

void add_places(const CLI::App& app, const std::string& path, std::vector<Place>& places) {
  Place place{.path = path};
  for (const CLI::App* command : app.get_subcommands({})) place.commands.push_back(command);
  for (const CLI::Option* option : app.get_options()) add_option(*option, place);
  const auto commands = place.commands;
  places.push_back(std::move(place));
  for (const CLI::App* command : commands) add_places(*command, below(path, *command), places);
}

// The words of `help` are those that lead to a command.
void add_help_places(const CLI::App& app, const std::string& path, std::vector<Place>& places) {
  const auto at = std::ranges::find(places, path, &Place::path);
  Place& place = at == places.end() ? places.emplace_back(Place{.path = path}) : *at;
  place.takes_file = false;
  for (const CLI::App* command : app.get_subcommands({})) place.commands.push_back(command);
  for (const CLI::App* command : app.get_subcommands({})) add_help_places(*command, below(path, *command), places);
}

std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

}  // namespace

std::vector<Place> places_of(const CLI::App& root) {
  std::vector<Place> places;
  add_places(root, "", places);
  add_help_places(root, "help", places);
  return places;
}

bool takes_value(const CLI::Option& option) { return !option.get_type_name().empty(); }

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(between)) + word;
  return text;
}

std::string in_single_quotes(std::string_view text) {
  std::string quoted;
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return "'" + quoted + "'";
}

std::vector<std::string> path_patterns(const std::vector<Place>& places) {
  std::vector<std::string> patterns;
  for (const Place& place : places)
    if (!place.path.empty()) patterns.push_back(in_single_quotes(place.path));
  return patterns;
}

std::string value_cases(const std::vector<Place>& places) {
  std::string cases;
  for (const Place& place : places)
    for (const CLI::Option* option : place.options) {
      if (!takes_value(*option)) continue;
      std::vector<std::string> patterns;
      for (const std::string& name : names_of(*option)) patterns.push_back(in_single_quotes(place.path + " " + name));
      cases += fmt::format("    {}) values={}; is_value=1 ;;\n", joined(patterns, " | "),
                           in_single_quotes(joined(words_of(*option), " ")));
    }
  return cases;
}

}  // namespace roadstead::cli
