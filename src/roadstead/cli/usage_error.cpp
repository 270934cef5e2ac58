// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/usage_error.hpp"

#include <cstdio>
#include <vector>

#include "roadstead/base/text.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/help_formatter.hpp"

namespace roadstead::cli {

// What the user may have meant by a word that is no command or option here.
static std::vector<std::string> candidates(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  if (word.starts_with('-')) {
    for (const CLI::Option* option : app.get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  } else {
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  }
  return names;
}

static const CLI::App& chosen(const CLI::App& app) {
  const auto used = app.get_subcommands();
  return used.empty() ? app : chosen(*used.front());
}

std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : full_name(*app.get_parent()) + " " + app.get_name();
}

// "FILE", "[REGISTRY] [REFERENCE]"
static std::string arguments_of(const CLI::App& app) {
  std::string text;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const std::string name = value_name(*option);
    text += (text.empty() ? "" : " ") + (option->get_required() ? name : "[" + name + "]");
  }
  return text.empty() ? "none" : text;
}

std::string left_over(const CLI::App& app, const std::string& word) {
  if (!word.starts_with('-') && app.get_subcommands({}).empty())
    return fmt::format("'{}' is one argument too many for '{}', want {}", word, full_name(app), arguments_of(app));
  const auto near = nearest(word, candidates(app, word));
  return fmt::format("'{}' is no {} of '{}'{}", word, word.starts_with('-') ? "option" : "command", full_name(app),
                     near ? "; did you mean '" + *near + "'?" : "");
}

// CLI11 counts values and names their type: "--out: 1 required TEXT missing".
static std::string missing_value(const CLI::App& app, const std::string& text) {
  const CLI::Option* const option = app.get_option_no_throw(text.substr(0, text.find(':')));
  if (option == nullptr) return text;
  return fmt::format("{} wants a value: {}", option->get_name(false, true), option->get_description());
}

int usage_error(const CLI::App& root, const CLI::ParseError& error) {
  const CLI::App& app = chosen(root);
  if (const auto words = app.remaining(); !words.empty()) {
    fmt::print(stderr, "roadstead: {}\n", left_over(app, words.front()));
    return exit_usage;
  }
  std::string text = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) text = missing_value(app, text);
  if (text.starts_with("A ")) text.front() = 'a';  // CLI11's own sentence, after our colon
  fmt::print(stderr, "roadstead: {}{} '{} --help'\n", text, text.ends_with('?') ? " See" : "; see", full_name(app));
  return exit_usage;
}

}  // namespace roadstead::cli
