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

// CLI11 counts values and names their type: "--out: 1 required TEXT missing", "--out: At most 1 required …".
static std::string wrong_count(const CLI::App& app, const std::string& text) {
  const CLI::Option* const option = app.get_option_no_throw(text.substr(0, text.find(':')));
  if (option == nullptr) return text;
  const std::string name = option->get_name(false, true);
  if (option->count() > 1) return name + " is given twice, want one value";
  return fmt::format("{} wants a value: {}", name, option->get_description());
}

// Of a flag alone: what takes a value is checked by its own rule.
static std::string no_value_wanted(const std::string& text) {
  constexpr std::string_view told = "Could not convert: ";
  const std::size_t sign = text.find(" = ");
  if (!text.starts_with(told) || sign == text.npos) return text;
  return fmt::format("{} takes no value, but '{}' is given", text.substr(told.size(), sign - told.size()),
                     text.substr(sign + 3));
}

// CLI11 keeps the mark "--" among them.
static std::vector<std::string> unknown_words(const CLI::App& app) {
  auto words = app.remaining();
  std::erase(words, "--");
  return words;
}

static std::string too_early(const CLI::App& root, const CLI::App& command, const std::string& word) {
  if (command.get_option_no_throw(word) == nullptr) return left_over(root, word);
  return fmt::format("'{}' stands before the command, want '{} {}'", word, full_name(command), word);
}

int usage_error(const CLI::App& root, const CLI::ParseError& error) {
  const CLI::App& app = chosen(root);
  for (const CLI::App* at : {&root, &app})
    if (const auto words = unknown_words(*at); !words.empty()) {
      fmt::print(stderr, "roadstead: {}\n",
                 at == &app ? left_over(app, words.front()) : too_early(root, app, words.front()));
      return exit_usage;
    }
  std::string text = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) text = wrong_count(app, text);
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) text = no_value_wanted(text);
  if (text.starts_with("A ")) text.front() = 'a';  // CLI11's own sentence, after our colon
  fmt::print(stderr, "roadstead: {}{} '{} --help'\n", text, text.ends_with('?') ? " See" : "; see", full_name(app));
  return exit_usage;
}

}  // namespace roadstead::cli
