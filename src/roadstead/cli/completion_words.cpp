// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/completion_words.hpp"

#include <fmt/format.h>

#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

void walk(const CLI::App& app, const std::string& path, const Visit& visit) {
  visit(app, path);
  for (const CLI::App* command : app.get_subcommands({}))
    walk(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), visit);
}

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

bool takes_value(const CLI::Option& option) { return !option.get_positional() && !option.get_type_name().empty(); }

static std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> path_patterns(const CLI::App& root) {
  std::vector<std::string> paths;
  walk(root, "", [&](const CLI::App&, const std::string& path) {
    if (!path.empty()) paths.push_back(in_single_quotes(path));
  });
  return paths;
}

std::string value_cases(const CLI::App& root) {
  std::string cases;
  walk(root, "", [&](const CLI::App& app, const std::string& path) {
    for (const CLI::Option* option : app.get_options()) {
      if (!takes_value(*option)) continue;
      std::vector<std::string> patterns;
      for (const std::string& name : names_of(*option)) patterns.push_back(in_single_quotes(path + " " + name));
      cases += fmt::format("    {}) values={}; is_value=1 ;;\n", joined(patterns, " | "),
                           in_single_quotes(joined(words_of(*option), " ")));
    }
  });
  return cases;
}

}  // namespace roadstead::cli
