// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/completion.hpp"

#include <fmt/format.h>

#include "roadstead/cli/command.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

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
