// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/run.hpp"

#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "roadstead/base/text.hpp"
#include "roadstead/cli/command.hpp"

namespace roadstead::cli {

void declare_all(CLI::App& root, Action& action) {
  constexpr Declare commands[] = {add_build, add_serve,  add_check,   add_list,      add_show,
                                  add_image, add_import, add_version, add_completion};
  for (const Declare add : commands) add(root, action);
}

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

// "roadstead image inspect"
static std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : full_name(*app.get_parent()) + " " + app.get_name();
}

static int usage_error(const CLI::App& root, const CLI::ParseError& error) {
  const CLI::App& app = chosen(root);
  std::string hint;
  for (const std::string& word : app.remaining()) {
    if (const auto near = nearest(word, candidates(app, word))) hint = "; did you mean '" + *near + "'?";
    fmt::print(stderr, "roadstead: '{}' is no {} of '{}'{}\n", word, word.starts_with('-') ? "option" : "command",
               full_name(app), hint);
    return exit_usage;
  }
  fmt::print(stderr, "roadstead: {}; see '{} --help'\n", error.what(), full_name(app));
  return exit_usage;
}

static int run_parsed(int argc, char** argv) {
  CLI::App root(
      "A container registry without a server: metadata in git, images in object storage, a static site\n"
      "that every container client pulls from.",
      "roadstead");
  root.require_subcommand(1);
  root.footer("Exit status: 0 done, 1 findings, 2 usage, 3 could not do it.");
  Action action;
  declare_all(root, action);
  try {
    root.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return root.exit(help);
  } catch (const CLI::ParseError& error) {
    return usage_error(root, error);
  }
  const Result<int> result = action();
  if (result) return *result;
  fmt::print(stderr, "roadstead: {}\n", result.error().message());
  return exit_failed;
}

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is an error to report, not a death
  try {
    return run_parsed(argc, argv);
  } catch (const std::exception& bug) {
    fmt::print(stderr, "roadstead: internal error: {}\n", bug.what());
    return exit_failed;
  }
}

}  // namespace roadstead::cli
