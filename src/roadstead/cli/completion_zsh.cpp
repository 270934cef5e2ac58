// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/cli/completion.hpp"
#include "roadstead/cli/completion_words.hpp"

namespace roadstead::cli {

static std::string place_case(const Place& place) {
  std::vector<std::string> plain, options;
  for (const CLI::App* command : place.commands)
    plain.push_back(in_single_quotes(command->get_name() + ":" + command->get_description()));
  plain.insert(plain.end(), place.words.begin(), place.words.end());
  for (const CLI::Option* option : place.options)
    for (const std::string& name : option->get_lnames())
      options.push_back(in_single_quotes("--" + name + ":" + option->get_description()));
  return fmt::format("    ({})\n      plain=({})\n      options=({})\n      takes_file={} takes_reference={} ;;\n",
                     in_single_quotes(place.path), joined(plain, " "), joined(options, " "), int{place.takes_file},
                     int{place.takes_reference});
}

std::string zsh_completion(const CLI::App& root) {
  const auto places = places_of(root);
  std::string cases;
  for (const Place& place : places) cases += place_case(place);
  return fmt::format(R"zsh(#compdef roadstead
_roadstead() {{
  local line_path='' word before=${{words[CURRENT-1]}} values='' is_value=''
  local -i takes_file=0 takes_reference=0
  local -a plain options arguments
  for word in "${{(@)words[2,CURRENT-1]}}"; do
    case ${{line_path:+$line_path }}$word in
      {}) line_path=${{line_path:+$line_path }}$word ;;
      *) [[ $word == -* ]] || arguments+=("${{${{(Q)word}}/#\~\//$HOME/}}") ;;
    esac
  done
  case $line_path in
{}  esac
  if [[ ${{words[CURRENT]}} == --*=* ]]; then
    before=${{words[CURRENT]%%=*}}
    compset -P '*='
  fi
  case "$line_path $before" in
{}  esac
  if [[ -n $is_value ]]; then
    if [[ -n $values ]]; then compadd -- ${{=values}}; else _files; fi
    return
  fi
  if [[ ${{words[CURRENT]}} == -* ]]; then _describe 'option' options
  elif (( $#plain )); then _describe 'roadstead' plain
  elif (( takes_reference && $#arguments == 1 )); then
    compadd -- ${{${{(f)"$(${{(Q)words[1]}} list $arguments[1] 2>/dev/null)"}}%% *}}
  elif (( takes_file && !(takes_reference && $#arguments) )); then _files
  fi
}}
compdef _roadstead roadstead
)zsh",
                     joined(path_patterns(places), " | "), cases, value_cases(places));
}

}  // namespace roadstead::cli
