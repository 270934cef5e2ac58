// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/progress_bar.hpp"
#include "roadstead/cli/values.hpp"
#include "roadstead/cli/verify_arguments.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  VerifyArguments arguments;
  std::string format = "text";
  bool json = false;
};

void print(const app::VerifyReport& report, const std::string& format) {
  if (format == "json") {
    fmt::print("{}", app::verify_json(report));
    return;
  }
  for (const auto* findings : {&report.findings, &report.recipe_findings})
    for (const app::ObjectFinding& object : *findings)
      fmt::print("{}\n", format == "github" ? finding_github(object.finding) : finding_text(object.finding));
  flush_output();
}

void print_summary(const app::VerifyReport& report) {
  std::string text = counted(report.objects, "object") + ": ";
  text += fmt::format("{} sound", report.objects - report.findings.size());
  std::size_t unknown = 0;
  for (const app::ObjectFinding& object : report.findings) unknown += object.finding.rule == "object-unknown";
  if (const auto broken = report.findings.size() - unknown; broken != 0) text += fmt::format(", {} broken", broken);
  if (unknown != 0) text += fmt::format(", {} could not be told", unknown);
  if (report.known != 0) text += fmt::format(" ({} from the state file)", report.known);
  if (report.recipes != 0)
    text += fmt::format("; {}: {} found, {} not", counted(report.recipes, "recipe"),
                        report.recipes - report.recipe_findings.size(), report.recipe_findings.size());
  fmt::print(stderr, "{}\n", text);
  print_unverified(report);
}

Result<int> run_verify(const Options& options) {
  auto verify = verify_options(options.arguments);
  if (!verify) return Failure(verify.error());
  ProgressBar bar("asking");
  bar.say("reading " + verify->registry);
  verify->progress = [&](std::uint64_t done, std::uint64_t all) { bar.show(done, all); };
  const auto report = app::verify_objects(*verify);
  bar.clear();
  if (!report) return Failure(report.error());
  print(*report, options.format);
  print_summary(*report);
  if (report->left_out != 0)
    fmt::print(stderr, "roadstead: {} left out because of errors; 'roadstead check' says which\n",
               counted(report->left_out, "entry", "entries"));
  const bool is_sound = report->findings.empty() && report->recipe_findings.empty();
  return is_sound && report->left_out == 0 ? exit_done : exit_findings;
}

}  // namespace

void add_verify(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      root.add_subcommand("verify", "Ask the stored objects whether they are what the registry says");
  add_verify_arguments(*command, options->arguments);
  command->add_flag("--recipes", options->arguments.verify.recipes,
                    "ask the repositories that images were made from for their recipes too");
  command->add_option("--shard", options->arguments.shard, "one part of several, as 2/5: all together are the whole")
      ->check(shard_text());
  command->add_option("--format", options->format, "text, json, or github for annotations in its CI")
      ->check(one_of({"text", "json", "github"}))
      ->capture_default_str();
  command->add_flag("--json", options->json, "print JSON for programs, as --format json does");
  command->footer("Example: roadstead verify . --deep --sample 5% --seed 2026-01-31");
  command->callback([options, &action] {
    if (options->json) options->format = "json";
    action = [options] { return run_verify(*options); };
  });
}

}  // namespace roadstead::cli
