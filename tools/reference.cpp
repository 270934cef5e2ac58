// SPDX-License-Identifier: Apache-2.0
#include "reference.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"

namespace roadstead::reference {

namespace {

std::string joined_names(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames()) names += "-" + name + ", ";
  for (const std::string& name : option.get_lnames()) names += "--" + name + ", ";
  return names.substr(0, names.size() - std::min<std::size_t>(2, names.size()));
}

// A set of values is part of the type's name, "TEXT:{a,b}"; else the option's own name says what is wanted.
std::string value_of(const CLI::Option& option) {
  if (option.get_type_name().empty() && option.get_option_text().empty()) return {};  // a flag
  if (!option.get_option_text().empty()) return option.get_option_text();
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{');
  if (open == type.npos) return to_upper(option.get_positional() ? option.get_name(true) : option.get_lnames().front());
  std::string values = type.substr(open + 1, type.find('}') - open - 1);
  std::ranges::replace(values, ',', '|');
  return values;
}

Parameter read_parameter(const CLI::Option& option) {
  Parameter parameter{.names = joined_names(option),
                      .value = value_of(option),
                      .text = option.get_description(),
                      .required = option.get_required()};
  if (!parameter.value.empty()) parameter.fallback = option.get_default_str();
  for (const CLI::Option* needed : option.get_needs()) parameter.needs = joined_names(*needed);
  const std::string repeated = parameter.value + ": ";  // the help prints no value before an argument's text
  if (parameter.names.empty() && parameter.text.starts_with(repeated)) parameter.text.erase(0, repeated.size());
  return parameter;
}

std::string synopsis_of(const Command& command) {
  std::string text;
  if (std::ranges::any_of(command.options, [](const Parameter& p) { return !p.required; })) text += " [OPTIONS]";
  for (const Parameter& option : command.options)
    if (option.required) text += " " + option.names.substr(0, option.names.find(',')) + " " + option.value;
  for (const Parameter& argument : command.arguments)
    text += " " + (argument.required || argument.value.starts_with('[') ? argument.value : "[" + argument.value + "]");
  return text.empty() ? text : text.substr(1);
}

std::string example_of(const CLI::App& app) {
  constexpr std::string_view mark = "Example: ";
  const std::string footer = app.get_footer();
  return footer.starts_with(mark) ? footer.substr(mark.size()) : "";
}

void walk(const CLI::App& app, const std::string& name, std::vector<Command>& commands) {
  const auto below = app.get_subcommands({});
  for (const CLI::App* command : below) walk(*command, name + " " + command->get_name(), commands);
  if (!below.empty()) return;
  Command command{.name = name, .summary = app.get_description(), .example = example_of(app)};
  for (const CLI::Option* option : app.get_options()) {
    if (option == app.get_help_ptr()) continue;
    (option->get_positional() ? command.arguments : command.options).push_back(read_parameter(*option));
  }
  command.synopsis = synopsis_of(command);
  commands.push_back(std::move(command));
}

}  // namespace

std::vector<Command> read_commands(const CLI::App& root) {
  std::vector<Command> commands;
  walk(root, root.get_name(), commands);
  return commands;
}

}  // namespace roadstead::reference
