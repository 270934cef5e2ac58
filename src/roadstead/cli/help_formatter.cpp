// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/help_formatter.hpp"

#include <string_view>

#include "roadstead/base/text.hpp"

namespace roadstead::cli {

std::string value_name(const CLI::Option& option) {
  return to_upper(option.get_positional() ? option.get_name(true) : option.get_lnames().front());
}

static std::string required_options(const CLI::App& app) {
  std::string text;
  for (const CLI::Option* option : app.get_options())
    if (option->nonpositional() && option->get_required())
      text += " " + CLI::detail::split(option->get_name(false, true), ',').front() + " " + value_name(*option);
  return text;
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
  constexpr std::string_view options = "[OPTIONS]";
  std::string usage = CLI::Formatter::make_usage(app, std::move(name));
  if (const std::size_t at = usage.find(options); at != usage.npos)
    usage.insert(at + options.size(), required_options(*app));
  return usage;
}

}  // namespace roadstead::cli
