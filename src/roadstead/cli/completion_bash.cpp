// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/cli/completion.hpp"
#include "roadstead/cli/completion_words.hpp"

namespace roadstead::cli {

static std::string place_case(const Place& place) {
  std::vector<std::string> plain, options;
  for (const CLI::App* command : place.commands) plain.push_back(command->get_name());
  plain.insert(plain.end(), place.words.begin(), place.words.end());
  for (const CLI::Option* option : place.options)
    for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
  return fmt::format("    {}) plain={} options={}{}{} ;;\n", in_single_quotes(place.path),
                     in_single_quotes(joined(plain, " ")), in_single_quotes(joined(options, " ")),
                     place.takes_file ? " takes_file=1" : "", place.takes_reference ? " takes_reference=1" : "");
}

std::string bash_completion(const CLI::App& root) {
  const auto places = places_of(root);
  std::string cases;
  for (const Place& place : places) cases += place_case(place);
  return fmt::format(R"(# bash completion for roadstead
_roadstead() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local path='' word plain='' options='' takes_file='' takes_reference='' values='' is_value=''
  local -a arguments=()
  # Of --host=nginx, bash makes three words.
  if [[ $current == = ]]; then current=''
  elif [[ $before == = ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}
  fi
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case ${{path:+$path }}$word in
      {}) path=${{path:+$path }}$word ;;
      *) [[ $word == -* ]] || arguments+=("${{word/#\~\//$HOME/}}") ;;
    esac
  done
  case $path in
{}  esac
  case "$path $before" in
{}  esac
  COMPREPLY=()
  if [[ $is_value ]]; then plain=$values takes_file=1
  elif [[ $current == -* ]]; then plain=$options
  elif [[ $takes_reference && ${{#arguments[@]}} != 0 ]]; then
    takes_file=''
    [[ ${{#arguments[@]}} != 1 ]] || while read -r word _; do
      [[ $word != "$current"* ]] || COMPREPLY+=("$word")
    done < <("$1" list "${{arguments[0]}}" 2>/dev/null)
  fi
  [[ $takes_file && ! $plain ]] || compopt +o default
  [[ ! $plain ]] || mapfile -t COMPREPLY < <(compgen -W "$plain" -- "$current")
}}
complete -o default -F _roadstead roadstead
)",
                     joined(path_patterns(places), " | "), cases, value_cases(places));
}

}  // namespace roadstead::cli
