// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/cli/completion.hpp"
#include "roadstead/cli/completion_words.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

std::vector<std::string> long_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

// What may stand where no option is: commands, or the words of an argument that allows only a few. Without any, the
// shell completes files.
std::vector<std::string> plain_words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* command : app.get_subcommands({})) words.push_back(command->get_name());
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional())
      for (std::string& word : words_of(*option)) words.push_back(std::move(word));
  return words;
}

}  // namespace

std::string bash_completion(const CLI::App& root) {
  std::string cases;
  walk(root, "", [&](const CLI::App& app, const std::string& path) {
    cases +=
        fmt::format("    {}) plain={} options={} ;;\n", in_single_quotes(path),
                    in_single_quotes(joined(plain_words(app), " ")), in_single_quotes(joined(long_options(app), " ")));
  });
  return fmt::format(R"(# bash completion for roadstead
_roadstead() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local path='' word plain='' options='' values='' is_value=''
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case ${{path:+$path }}$word in
      {}) path=${{path:+$path }}$word ;;
      *) break ;;
    esac
  done
  case $path in
{}  esac
  case "$path $before" in
{}  esac
  if [[ $is_value ]]; then plain=$values
  elif [[ $current == -* ]]; then plain=$options
  fi
  mapfile -t COMPREPLY < <(compgen -W "$plain" -- "$current")
}}
complete -o default -F _roadstead roadstead
)",
                     joined(path_patterns(root), " | "), cases, value_cases(root));
}

}  // namespace roadstead::cli
