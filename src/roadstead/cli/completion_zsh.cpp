// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/cli/completion.hpp"
#include "roadstead/cli/completion_words.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

std::string zsh_completion(const CLI::App& root) {
  std::string cases;
  walk(root, "", [&](const CLI::App& app, const std::string& path) {
    cases += fmt::format("    ({})\n      plain=(", path.empty() ? "''" : in_single_quotes(path));
    for (const CLI::App* command : app.get_subcommands({}))
      cases += in_single_quotes(command->get_name() + ":" + command->get_description()) + " ";
    for (const CLI::Option* option : app.get_options())
      if (option->get_positional()) cases += joined(words_of(*option), " ");
    cases += ")\n      options=(";
    for (const CLI::Option* option : app.get_options())
      for (const std::string& name : option->get_lnames())
        cases += in_single_quotes("--" + name + ":" + option->get_description()) + " ";
    cases += ") ;;\n";
  });
  return fmt::format(R"(#compdef roadstead
_roadstead() {{
  local line_path='' word values='' is_value=''
  local -a words_before=("${{(@)words[2,CURRENT-1]}}") plain options
  for word in $words_before; do
    case ${{line_path:+$line_path }}$word in
      {}) line_path=${{line_path:+$line_path }}$word ;;
      *) break ;;
    esac
  done
  case $line_path in
{}  esac
  case "$line_path ${{words[CURRENT-1]}}" in
{}  esac
  if [[ -n $is_value ]]; then
    if [[ -n $values ]]; then compadd -- ${{=values}}; else _files; fi
    return
  fi
  if [[ ${{words[CURRENT]}} == -* ]]; then _describe 'option' options
  elif (( $#plain )); then _describe 'roadstead' plain
  else _files
  fi
}}
compdef _roadstead roadstead
)",
                     joined(path_patterns(root), " | "), cases, value_cases(root));
}

}  // namespace roadstead::cli
