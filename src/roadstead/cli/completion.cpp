// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/completion.hpp"

#include <fmt/format.h>

#include <functional>

#include "roadstead/cli/command.hpp"

namespace roadstead::cli {

namespace {

using Visit = std::function<void(const CLI::App& app, const std::string& path)>;

// `path`: the words that lead to a command, "image inspect"; empty for the program itself.
void walk(const CLI::App& app, const std::string& path, const Visit& visit) {
  visit(app, path);
  for (const CLI::App* command : app.get_subcommands({}))
    walk(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), visit);
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string words_after(const CLI::App& app) {
  std::string words;
  for (const CLI::App* command : app.get_subcommands({})) words += command->get_name() + " ";
  for (const std::string& name : option_names(app)) words += name + " ";
  return words;
}

std::string in_single_quotes(std::string_view text) {
  std::string quoted;
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return "'" + quoted + "'";
}

}  // namespace

std::string bash_completion(const CLI::App& root) {
  std::string cases;
  walk(root, "", [&](const CLI::App& app, const std::string& path) {
    cases += fmt::format("    {}) words={} ;;\n", in_single_quotes(path), in_single_quotes(words_after(app)));
  });
  return fmt::format(R"(# bash completion for roadstead
_roadstead() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} path='' word words=''
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    [[ $word == -* || $word == */* ]] && break
    path="${{path:+$path }}$word"
  done
  case $path in
{}  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}}
complete -o default -F _roadstead roadstead
)",
                     cases);
}

std::string zsh_completion(const CLI::App& root) {
  std::string cases;
  walk(root, "", [&](const CLI::App& app, const std::string& path) {
    cases += fmt::format("    ({})\n      words=(", path.empty() ? "''" : in_single_quotes(path));
    for (const CLI::App* command : app.get_subcommands({}))
      cases += in_single_quotes(command->get_name() + ":" + command->get_description()) + " ";
    for (const CLI::Option* option : app.get_options())
      for (const std::string& name : option->get_lnames())
        cases += in_single_quotes("--" + name + ":" + option->get_description()) + " ";
    cases += ") ;;\n";
  });
  return fmt::format(R"(#compdef roadstead
_roadstead() {{
  local line_path='' word
  local -a words_before=("${{(@)words[2,CURRENT-1]}}") words
  for word in $words_before; do
    [[ $word == -* || $word == */* ]] && break
    line_path="${{line_path:+$line_path }}$word"
  done
  case $line_path in
{}  esac
  _describe 'roadstead' words
  _files
}}
compdef _roadstead roadstead
)",
                     cases);
}

std::string fish_completion(const CLI::App& root) {
  std::string lines = "# fish completion for roadstead\n";
  walk(root, "", [&](const CLI::App& app, const std::string& path) {
    const std::string condition =
        path.empty() ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " + path.substr(path.rfind(' ') + 1);
    for (const CLI::App* command : app.get_subcommands({}))
      lines += fmt::format("complete -c roadstead -n '{}' -a {} -d {}\n", condition, command->get_name(),
                           in_single_quotes(command->get_description()));
    for (const CLI::Option* option : app.get_options())
      for (const std::string& name : option->get_lnames())
        lines += fmt::format("complete -c roadstead -n '{}' -l {} -d {}\n", condition, name,
                             in_single_quotes(option->get_description()));
  });
  return lines;
}

void add_completion(CLI::App& root, Action& action) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* const command = root.add_subcommand("completion", "Print a completion script for a shell");
  command->add_option("shell", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
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
