// SPDX-License-Identifier: Apache-2.0
// gen_docs markdown|man: prints the reference of the command line from its declarations.
#include <fmt/format.h>

#include <cstdio>
#include <string_view>

#include "reference.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/version.hpp"

int main(int argc, char** argv) {
  using namespace roadstead;
  const std::string_view form = argc == 2 ? argv[1] : "";
  if (form != "markdown" && form != "man") {
    fmt::print(stderr, "usage: gen_docs markdown|man\n");
    return cli::exit_usage;
  }
  CLI::App root("", "roadstead");
  cli::Action action;
  cli::declare_all(root, action);
  const auto commands = reference::read_commands(root);
  fmt::print("{}", form == "man" ? reference::man_page(commands, cli::version) : reference::markdown(commands));
  return cli::exit_done;
}
