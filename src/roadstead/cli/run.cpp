// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/run.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "roadstead/base/text.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

void declare_all(CLI::App& root, Action& action) {
  constexpr Declare commands[] = {add_build, add_serve,  add_check,   add_list,      add_show,
                                  add_image, add_import, add_version, add_completion};
  for (const Declare add : commands) add(root, action);
  check_values(root);
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

// "FILE", "[REGISTRY] [REFERENCE]"
static std::string arguments_of(const CLI::App& app) {
  std::string text;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    std::string name = option->get_name(true);
    for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    text += (text.empty() ? "" : " ") + (option->get_required() ? name : "[" + name + "]");
  }
  return text.empty() ? "none" : text;
}

static std::string left_over(const CLI::App& app, const std::string& word) {
  if (!word.starts_with('-') && app.get_subcommands({}).empty())
    return fmt::format("'{}' is one argument too many for '{}', want {}", word, full_name(app), arguments_of(app));
  const auto near = nearest(word, candidates(app, word));
  return fmt::format("'{}' is no {} of '{}'{}", word, word.starts_with('-') ? "option" : "command", full_name(app),
                     near ? "; did you mean '" + *near + "'?" : "");
}

static int usage_error(const CLI::App& root, const CLI::ParseError& error) {
  const CLI::App& app = chosen(root);
  if (const auto words = app.remaining(); !words.empty()) {
    fmt::print(stderr, "roadstead: {}\n", left_over(app, words.front()));
    return exit_usage;
  }
  std::string text = error.what();
  if (text.starts_with("A ")) text.front() = 'a';  // CLI11's own sentence, after our colon
  fmt::print(stderr, "roadstead: {}{} '{} --help'\n", text, text.ends_with('?') ? " See" : "; see", full_name(app));
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

// A reader that has enough, as `head` has, is no news.
static int output_lost(int error) {
  if (error != EPIPE) fmt::print(stderr, "roadstead: standard output: {}\n", std::strerror(error));
  return exit_failed;
}

// What a stream still holds is lost without a word when the program ends and the disk is full.
static int flushed(int status) {
  errno = 0;
  std::cout.flush();
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good()) return status;
  return output_lost(errno == 0 ? EIO : errno);
}

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is an error to report, not a death
  try {
    return flushed(run_parsed(argc, argv));
  } catch (const std::system_error& error) {  // of fmt, which writes to nothing but the standard streams
    return output_lost(error.code().value());
  } catch (const std::exception& bug) {
    fmt::print(stderr, "roadstead: internal error: {}\n", bug.what());
    return exit_failed;
  }
}

}  // namespace roadstead::cli
