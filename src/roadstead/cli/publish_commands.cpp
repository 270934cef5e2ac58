// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <fstream>

#include "roadstead/app/publish/publish.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/progress_bar.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  app::PublishOptions publish;
  bool force = false, dry_run = false, json = false;
};

using Step = Result<app::PublishReport> (*)(const app::PublishOptions&, ProgressBar&);

void add_common_options(CLI::App& command, const std::shared_ptr<Options>& options) {
  app::PublishOptions& publish = options->publish;
  command.add_option("folder", publish.folder, "the recipe repository; here when it is left out");
  command.add_option("--registry", publish.overrides.registry, "git address of the registry repository");
  command.add_option("--base", publish.overrides.base, "its branch that changes are proposed to")->check(branch_name());
  command.add_option("--namespace", publish.overrides.collection, "name of the collection, as owner/repo");
  command.add_option("--only", publish.only, "only this tag; may be given again")->allow_extra_args(false);
  command.add_option("--work", publish.work, "folder for images and records; .roadstead in the repository otherwise");
  command.add_flag("--json", options->json, "print a report for programs");
}

void add_build_options(CLI::App& command, const std::shared_ptr<Options>& options) {
  command.add_option("--builder", options->publish.overrides.builder, "what builds: apptainer, command:./build.sh, …");
  command.add_flag("--force", options->force, "build what has not changed, too");
}

void add_store_options(CLI::App& command, const std::shared_ptr<Options>& options) {
  command.add_option("--storage", options->publish.overrides.storage,
                     "the store: an address as s3://bucket/prefix, or a folder");
  command.add_option("--public-url", options->publish.overrides.public_url, "where the store is seen from outside");
}

// CI shows it on the page of the run.
void write_summary(const app::PublishReport& report) {
  const auto path = process_environment()("GITHUB_STEP_SUMMARY");
  if (!path) return;
  std::ofstream file(*path, std::ios::app);
  file << app::report_markdown(report) << std::flush;
  if (!file) say("the summary cannot be written to " + *path);
}

Result<app::PublishReport> dry_run(const app::PublishOptions& options, ProgressBar&) {
  auto report = app::publish_dry_run(options, process_environment(), say);
  if (report) write_summary(*report);
  return report;
}

void run_step(CLI::App& command, Action& action, const std::shared_ptr<Options>& options, Step step) {
  command.callback([options, step, &action] {
    action = [options, step]() -> Result<int> {
      options->publish.force = options->force ? app::Force::yes : app::Force::no;
      const Interruption put_off;  // a builder's whole group is ended first
      ProgressBar bar("bytes");
      const auto report = (options->dry_run ? dry_run : step)(options->publish, bar);
      bar.clear();
      if (!report) return Failure(report.error());
      if (options->json) fmt::print("{}", app::report_json(*report));
      if (report->failure) return Failure(*report->failure);
      return report->has_failed() ? exit_findings : exit_done;
    };
  });
}

storage::SendProgress shown_by(ProgressBar& bar) {
  return [&bar](std::uint64_t sent, std::uint64_t all) { bar.show(sent, all); };
}

Result<app::PublishReport> publish_all(const app::PublishOptions& options, ProgressBar& bar) {
  auto report = app::publish(options, process_environment(), say, shown_by(bar));
  if (report) write_summary(*report);
  return report;
}

Result<app::PublishReport> build_only(const app::PublishOptions& options, ProgressBar&) {
  return app::build_recipes(options, process_environment(), say);
}

Result<app::PublishReport> push_only(const app::PublishOptions& options, ProgressBar& bar) {
  return app::push_recipes(options, process_environment(), say, shown_by(bar));
}

Result<app::PublishReport> propose_only(const app::PublishOptions& options, ProgressBar&) {
  auto report = app::propose_recipes(options, process_environment(), say);
  if (report) write_summary(*report);
  return report;
}

}  // namespace

void add_publish(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      root.add_subcommand("publish", "Build a recipe repository's images, store them, and propose them to a registry");
  add_common_options(*command, options);
  add_build_options(*command, options);
  add_store_options(*command, options);
  command->add_flag("--dry-run", options->dry_run, "say what would be done, and do nothing");
  command->footer("Example: roadstead publish --registry https://github.com/org/registry --storage s3://bucket/images");
  run_step(*command, action, options, publish_all);
}

void add_propose(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = root.add_subcommand("propose", "Propose images that were built and stored to a registry");
  add_common_options(*command, options);
  command->footer("Example: roadstead propose --registry https://github.com/org/registry");
  run_step(*command, action, options, propose_only);
}

void add_images(CLI::App& root, Action& action) {
  CLI::App* const images = root.add_subcommand("images", "Build and store the images of a recipe repository");
  images->require_subcommand(1);
  const auto build_options = std::make_shared<Options>(), push_options = std::make_shared<Options>();
  CLI::App* const build = images->add_subcommand("build", "Build the images whose recipes have changed");
  add_common_options(*build, build_options);
  add_build_options(*build, build_options);
  build->footer("Example: roadstead images build --only gpu");
  run_step(*build, action, build_options, build_only);
  CLI::App* const push = images->add_subcommand("push", "Send the images that were built to the store");
  add_common_options(*push, push_options);
  add_store_options(*push, push_options);
  push->add_option("--records", push_options->publish.records,
                   "folder for what propose needs of the images, where it runs elsewhere");
  push->footer("Example: roadstead images push --storage s3://bucket/images");
  run_step(*push, action, push_options, push_only);
}

}  // namespace roadstead::cli
