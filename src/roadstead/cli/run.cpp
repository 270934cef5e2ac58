// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/run.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <system_error>

#include "roadstead/cli/command.hpp"
#include "roadstead/cli/help_formatter.hpp"
#include "roadstead/cli/usage_error.hpp"
#include "roadstead/cli/values.hpp"
#include "roadstead/cli/version.hpp"

namespace roadstead::cli {

void declare_all(CLI::App& root, Action& action) {
  constexpr Declare commands[] = {add_build,  add_serve,   add_check,        add_verify,     add_audit,   add_list,
                                  add_show,   add_pull,    add_init,         add_connect,    add_publish, add_recipes,
                                  add_images, add_propose, add_pull_request, add_merge,      add_hook,    add_gc,
                                  add_image,  add_import,  add_version,      add_completion, add_help};
  root.formatter(std::make_shared<HelpFormatter>());  // each command takes it over
  root.set_version_flag("--version", "roadstead " + std::string(version), "Print the version and exit");
  for (const Declare add : commands) add(root, action);
  check_values(root);
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

using SignalHandler = void (*)(int);

// A reader that has enough, as `head` has, is no news: the end is that of every tool, SIGPIPE, where it is not ignored.
static int output_lost(int error, SignalHandler on_closed_pipe) {
  if (error != EPIPE) {
    fmt::print(stderr, "roadstead: standard output: {}\n", std::strerror(error));
    return exit_failed;
  }
  std::signal(SIGPIPE, on_closed_pipe);
  std::raise(SIGPIPE);
  return exit_failed;
}

// What a stream still holds is lost without a word when the program ends and the disk is full.
static int flushed(int status, SignalHandler on_closed_pipe) {
  errno = 0;
  std::cout.flush();
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good()) return status;
  return output_lost(errno == 0 ? EIO : errno, on_closed_pipe);
}

int run(int argc, char** argv) {
  // A server or a child process that goes away is an error to report, not a death.
  const SignalHandler on_closed_pipe = std::signal(SIGPIPE, SIG_IGN);
  try {
    return flushed(run_parsed(argc, argv), on_closed_pipe);
  } catch (const std::system_error& error) {  // of fmt, which writes to nothing but the standard streams
    return output_lost(error.code().value(), on_closed_pipe);
  } catch (const std::exception& bug) {
    fmt::print(stderr, "roadstead: internal error: {}\n", bug.what());
    return exit_failed;
  }
}

}  // namespace roadstead::cli
