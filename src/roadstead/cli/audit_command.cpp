// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "roadstead/app/audit/audit.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/progress_bar.hpp"
#include "roadstead/cli/values.hpp"
#include "roadstead/cli/verify_arguments.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  VerifyArguments arguments;
  app::AuditOptions audit;
  bool json = false;
};

std::string repair_text(const app::Repair& repair) {
  if (repair.action == app::Repair::Action::yank) return fmt::format("  {}: yank, its image is gone", repair.tag);
  return fmt::format("  {}: put a mirror's address first", repair.tag);
}

void print(const app::AuditReport& report) {
  for (const app::Broken& broken : report.comparison.broken)
    fmt::print("{}{}\n", broken.is_new ? "new: " : "still: ", finding_text(broken.finding.finding));
  for (const app::Unknown& unknown : report.comparison.unknown)
    fmt::print("unknown: {}\n", finding_text(unknown.finding.finding));
  for (const app::Healed& healed : report.comparison.healed)
    fmt::print("{}\n",
               escape_controls(fmt::format("healed: {}: {} [{}]", healed.path, healed.object.second, healed.rule)));
  for (const app::RepairProposal& proposal : report.proposals) {
    const std::string at = proposal.pull_request.empty() ? "" : " " + proposal.pull_request;
    fmt::print("{}\n", escape_controls(fmt::format("{}: {}{}", proposal.branch, app::done_name(proposal.done), at)));
    for (const app::Repair& repair : proposal.repairs) fmt::print("{}\n", escape_controls(repair_text(repair)));
  }
  flush_output();
}

void print_summary(const app::AuditReport& report) {
  const auto& [broken, unknown, healed, unread] = report.comparison;
  const auto added = static_cast<std::uint64_t>(std::ranges::count(broken, true, &app::Broken::is_new));
  fmt::print(stderr, "{}: {} newly broken, {} still broken, {} healed{}\n", counted(report.verified.objects, "object"),
             added, broken.size() - added, healed.size(),
             unknown.empty() ? "" : fmt::format(", {} could not be told", unknown.size()));
  print_unverified(report.verified);
  if (report.verified.left_out != 0)
    fmt::print(stderr, "roadstead: {} left out because of errors; 'roadstead check' says which\n",
               counted(report.verified.left_out, "entry", "entries"));
  if (!report.failure.empty()) say("roadstead: " + report.failure);
}

int status_of(const app::AuditReport& report) {
  if (report.has_failed()) return exit_failed;
  return report.verified.findings.empty() && report.verified.left_out == 0 ? exit_done : exit_findings;
}

Result<int> run_audit(const Options& options) {
  auto verify = verify_options(options.arguments);
  if (!verify) return Failure(verify.error());
  app::AuditOptions audit = options.audit;
  audit.verify = std::move(*verify);
  audit.now_s = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  ProgressBar bar("asking");
  bar.say("reading " + audit.verify.registry);
  audit.verify.progress = [&](std::uint64_t done, std::uint64_t all) { bar.show(done, all); };
  const auto report = app::audit(audit, process_environment(), [&](std::string_view line) {
    bar.clear();
    say(line);
  });
  bar.clear();
  if (!report) return Failure(report.error());
  if (options.json)
    fmt::print("{}", app::audit_json(*report));
  else
    print(*report);
  print_summary(*report);
  if (audit.is_dry_run && !audit.report.empty())
    say(audit.report + ": not written by a dry run; --json prints the report");
  return status_of(*report);
}

}  // namespace

void add_audit(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      root.add_subcommand("audit", "Verify every night: what broke since the last report, what healed, what mends it");
  add_verify_arguments(*command, options->arguments);
  app::AuditOptions& audit = options->audit;
  command->add_option("--report", audit.report, "file with the last report, which this one takes the place of");
  command->add_option("--remote", audit.remote,
                      "git address that repairs are proposed to; the registry's 'origin' without it");
  command->add_option("--base", audit.base, "its branch that repairs are proposed to; its default without it")
      ->check(branch_name());
  command->add_option("--most-proposals", audit.most_proposals, "collections that may get a new proposal from one run")
      ->check(CLI::Range(0U, 10000U))
      ->capture_default_str();
  command->add_flag("--dry-run", audit.is_dry_run, "say what would be proposed; propose nothing, and write no report");
  command->add_flag("--json", options->json, "print the report for programs");
  command->footer("Example: roadstead audit . --report audit.json --sample 5% --seed 2026-01-31");
  command->callback([options, &action] { action = [options] { return run_audit(*options); }; });
}

}  // namespace roadstead::cli
