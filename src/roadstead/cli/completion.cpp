// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/completion.hpp"

#include <fmt/format.h>

#include <functional>

#include "roadstead/cli/command.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

using Visit = std::function<void(const CLI::App& app, const std::string& path)>;

// `path`: the words that lead to a command, "image inspect"; empty for the program itself.
void walk(const CLI::App& app, const std::string& path, const Visit& visit) {
  visit(app, path);
  for (const CLI::App* command : app.get_subcommands({}))
    walk(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), visit);
}

std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

bool takes_value(const CLI::Option& option) { return !option.get_positional() && !option.get_type_name().empty(); }

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

/// Patterns of a shell's `case`: every path of commands, "'build' | 'image inspect'".
std::string path_patterns(const CLI::App& root) {
  std::vector<std::string> paths;
  walk(root, "", [&](const CLI::App&, const std::string& path) {
    if (!path.empty()) paths.push_back(in_single_quotes(path));
  });
  return joined(paths, " | ");
}

/// Branches of a shell's `case` on "path option": what may follow an option that takes a value.
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
                     path_patterns(root), cases, value_cases(root));
}

std::string zsh_completion(const CLI::App& root) {
  std::string cases;
  walk(root, "", [&](const CLI::App& app, const std::string& path) {
    cases += fmt::format("    ({})\n      plain=(", path.empty() ? "''" : in_single_quotes(path));
    for (const CLI::App* command : app.get_subcommands({}))
      cases += in_single_quotes(command->get_name() + ":" + command->get_description()) + " ";
    if (app.get_subcommands({}).empty()) cases += joined(plain_words(app), " ");
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
                     path_patterns(root), cases, value_cases(root));
}

// -x: a value, and no file; -r: a value, which may be a file.
static std::string fish_option(const CLI::Option& option) {
  std::string text;
  for (const std::string& name : option.get_snames()) text += " -s " + name;
  for (const std::string& name : option.get_lnames()) text += " -l " + name;
  const auto words = words_of(option);
  if (!words.empty()) return text + " -x -a " + in_single_quotes(joined(words, " "));
  return takes_value(option) ? text + " -r -F" : text;
}

std::string fish_completion(const CLI::App& root) {
  std::string lines = "# fish completion for roadstead\ncomplete -c roadstead -n __fish_use_subcommand -f\n";
  walk(root, "", [&](const CLI::App& app, const std::string& path) {
    const std::string condition =
        path.empty() ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " + path.substr(path.rfind(' ') + 1);
    for (const CLI::App* command : app.get_subcommands({}))
      lines += fmt::format("complete -c roadstead -n '{}' -a {} -d {}\n", condition, command->get_name(),
                           in_single_quotes(command->get_description()));
    for (const CLI::Option* option : app.get_options()) {
      if (!option->get_positional())
        lines += fmt::format("complete -c roadstead -n '{}'{} -d {}\n", condition, fish_option(*option),
                             in_single_quotes(option->get_description()));
      else if (const auto words = words_of(*option); !words.empty())
        lines +=
            fmt::format("complete -c roadstead -n '{}' -f -a {}\n", condition, in_single_quotes(joined(words, " ")));
    }
  });
  return lines;
}

void add_completion(CLI::App& root, Action& action) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* const command = root.add_subcommand("completion", "Print a completion script for a shell");
  command->add_option("shell", *shell, "bash, zsh or fish")->required()->check(one_of({"bash", "zsh", "fish"}));
  command->footer("Example: source <(roadstead completion bash)");
  command->callback([shell, &root, &action] {
    action = [shell, &root]() -> Result<int> {
      fmt::print("{}", *shell == "bash"  ? bash_completion(root)
                       : *shell == "zsh" ? zsh_completion(root)
                                         : fish_completion(root));
      return exit_done;
    };
  });
}

}  // namespace roadstead::cli
