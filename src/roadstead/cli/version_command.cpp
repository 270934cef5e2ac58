// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/version.hpp"

namespace roadstead::cli {

void add_version(CLI::App& root, Action& action) {
  CLI::App* const command = root.add_subcommand("version", "Print the version");
  command->callback([&action] {
    action = []() -> Result<int> {
      fmt::print("roadstead {}\n", version);
      return exit_done;
    };
  });
}

}  // namespace roadstead::cli
