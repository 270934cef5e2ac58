// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/author.hpp"
#include "roadstead/app/init/init.hpp"
#include "roadstead/app/init/registry_ci.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  app::InitOptions init;
  std::vector<std::string> maintainers;
};

std::string initialized_text(const app::Initialized& done) {
  std::string out;
  for (const std::string& path : done.written) out += fmt::format("wrote {}\n", path);
  for (const std::string& path : done.kept) out += fmt::format("kept {}\n", path);
  if (!done.written.empty()) out += "next: look at roadstead.yml, commit, and push\n";
  for (const std::string& step : done.steps) out += fmt::format("once: {}\n", step);
  if (done.ci == "none")
    out += "next: roadstead hook in a bare repository, or --ci, has each change checked and merged\n";
  return out;
}

Result<int> run_init(const Options& options) {
  app::InitOptions init = options.init;
  for (const std::string& text : options.maintainers) {
    auto maintainer = app::parse_maintainer(text);
    if (!maintainer) return wrap(maintainer.error(), "--maintainer");
    init.maintainers.push_back(std::move(*maintainer));
  }
  const auto done = app::init_registry(init, process_environment());
  if (!done) return Failure(done.error());
  fmt::print("{}", initialized_text(*done));
  return exit_done;
}

}  // namespace

void add_init(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      root.add_subcommand("init", "Make a repository a registry: settings with a policy, and the CI that governs it");
  command->add_option("folder", options->init.folder, "the registry's repository; here when it is left out");
  command->add_option("--title", options->init.title, "what the registry is called");
  command->add_option("--base-url", options->init.base_url,
                      "where the site will live, as https://org.github.io/registry");
  command
      ->add_option(
          "--maintainer", options->maintainers,
          "who keeps the registry: user:ID, team:ID or repository:ID of the forge, or an ssh key as 'ssh-ed25519 "
          "AAAA…'; may be given again")
      ->check(parsed_by(app::parse_maintainer));
  command->add_flag("--auto-merge", options->init.auto_merge, "what passes is merged without a person");
  std::vector<std::string> cis = app::registry_cis();
  cis.emplace_back("none");
  command->add_option("--ci", options->init.ci, "whose files to write; by the git remote's host otherwise")
      ->check(CLI::IsMember(cis));
  command->add_option("--branch", options->init.branch, "the branch that is published, and changes are merged into")
      ->check(parsed_by(app::expect_plain_branch))
      ->capture_default_str();
  command->add_flag("--replace", options->init.replace, "write the CI's files anew where they say something else");
  command->footer("Example: roadstead init --title 'Our images' --maintainer user:12345 --auto-merge");
  command->callback([options, &action] { action = [options] { return run_init(*options); }; });
}

}  // namespace roadstead::cli
