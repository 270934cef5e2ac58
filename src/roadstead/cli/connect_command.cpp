// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/publish/connect.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

static std::string connected_text(const app::Connected& connected) {
  std::string out;
  for (const std::string& path : connected.written) out += fmt::format("wrote {}\n", path);
  for (const std::string& path : connected.removed) out += fmt::format("removed {}: another CI publishes now\n", path);
  if (connected.written.empty()) out += "all of it is written already\n";
  out += fmt::format("{} has {}{}\n", connected.collection, counted(connected.recipes.size(), "recipe"),
                     connected.recipes.empty() ? "" : ":");
  for (const recipe::Recipe& recipe : connected.recipes)
    out += escape_controls(fmt::format("  {} makes {}:{} with {}", recipe.path, connected.collection, recipe.tag,
                                       recipe.build.builder)) +
           "\n";
  for (const app::CiSecret& secret : connected.secrets)
    out += escape_controls(fmt::format("the CI wants the secret {}: it {}", secret.name, secret.purpose)) + "\n";
  out += connected.ci == "none" ? "next: roadstead publish\n" : "next: commit them; the CI publishes at each push\n";
  return out;
}

// Whose CI it is by the remote's host, connect itself finds out.
static void expect_matrix(const std::string& ci) {
  if (ci.empty()) return;
  if (const auto fine = app::expect_matrix(ci); !fine) throw CLI::ValidationError(fine.error().what);
}

void add_connect(CLI::App& root, Action& action) {
  const auto options = std::make_shared<app::ConnectOptions>();
  CLI::App* const command =
      root.add_subcommand("connect", "Make a recipe repository publish to a registry: settings and CI workflow");
  command->add_option("folder", options->folder, "the recipe repository; here when it is left out");
  command->add_option("--registry", options->settings.registry, "git address of the registry repository")
      ->required()
      ->check(parsed_by(app::expect_no_login));
  command
      ->add_option("--storage", options->settings.storage,
                   "the store of images: an address as s3://bucket/prefix, or a folder")
      ->required();
  command->add_option("--public-url", options->settings.public_url, "where the store is seen from outside")
      ->check(parsed_by(app::expect_no_login));
  command->add_option("--namespace", options->settings.collection, "name of the collection, as owner/repo");
  command->add_option("--base", options->settings.base, "the registry's branch that changes are proposed to")
      ->check(branch_name());
  command->add_option("--builder", options->settings.builder, "what builds: apptainer, command:./build.sh, …");
  command->add_option("--ci", options->ci, "whose workflow to write; by the git remote's host otherwise")
      ->check(CLI::IsMember({"github", "gitlab", "circleci", "none"}));
  const auto matrix = std::make_shared<bool>(false), replace = std::make_shared<bool>(false);
  command->add_flag("--matrix", *matrix, "write a workflow that builds each image in a job of its own");
  command->add_flag("--replace", *replace, "change what is there and says something else");
  command->footer("Example: roadstead connect --registry https://github.com/org/registry --storage s3://bucket/images");
  command->callback([options, matrix, replace, &action] {
    if (*matrix) expect_matrix(options->ci);
    options->jobs = *matrix ? app::Jobs::matrix : app::Jobs::one;
    options->replace = *replace ? app::Replace::yes : app::Replace::no;
    action = [options]() -> Result<int> {
      const auto connected = app::connect(*options, process_environment());
      if (!connected) return Failure(connected.error());
      fmt::print("{}", connected_text(*connected));
      for (const std::string& warning : connected->warnings)
        fmt::print(stderr, "warning: {}\n", escape_controls(warning));
      return exit_done;
    };
  });
}

}  // namespace roadstead::cli
