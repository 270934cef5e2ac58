// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/author.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/check_run.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_change.hpp"
#include "roadstead/cli/print_findings.hpp"

namespace roadstead::cli {

static Result<app::ChangeOptions> change_of(const CheckOptions& options) {
  app::ChangeOptions change = options.change;
  change.repository = options.registry;
  change.jobs = options.jobs == 0 ? default_jobs() : options.jobs;
  for (const std::string& text : options.authors) {
    auto author = app::parse_author(text);
    if (!author) return Failure(author.error());
    change.authors.push_back(std::move(*author));
  }
  return change;
}

Result<int> run_check_change(const CheckOptions& options) {
  const auto change = change_of(options);
  if (!change) return Failure(change.error());
  const auto report = app::check_change(*change);
  if (!report) return Failure(report.error());
  if (options.format == "json")
    fmt::print("{}", change_json(*report));
  else if (options.format == "markdown")
    fmt::print("{}", change_markdown(*report));
  else
    print_checked(report->judgement.findings, options.format, report->paths);
  flush_output();
  fmt::print(stderr, "{}: {} into {}\n", check::verdict_name(report->judgement.verdict), report->head.substr(0, 12),
             report->base.substr(0, 12));
  if (report->judgement.verdict != check::Verdict::pass) return exit_findings;
  return exit_of_passed(options, report->judgement.findings);
}

}  // namespace roadstead::cli
