// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/version.hpp"

namespace roadstead::cli {

void add_version(CLI::App& root, Action& action) {
  const auto as_json = std::make_shared<bool>(false);
  CLI::App* const command = root.add_subcommand("version", "Print the version");
  command->add_flag("--json", *as_json, "print JSON for programs");
  command->callback([as_json, &action] {
    action = [as_json]() -> Result<int> {
      if (*as_json)
        fmt::print("{{\"version\":\"{}\"}}\n", version);
      else
        fmt::print("roadstead {}\n", version);
      return exit_done;
    };
  });
}

}  // namespace roadstead::cli
