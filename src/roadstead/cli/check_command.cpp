// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/registry.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/check/check.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  std::string registry = ".";
  std::string format = "text";
  unsigned jobs = 0;
  bool strict = false, list_rules = false;
};

int list_rules() {
  for (const check::RuleInfo& rule : check::rules()) fmt::print("{:<16} {}\n", rule.id, rule.text);
  return exit_done;
}

void print(const catalog::Findings& findings, const std::string& format) {
  if (format == "json") {
    fmt::print("{}", findings_json(findings));
    return;
  }
  for (const catalog::Finding& finding : findings)
    fmt::print("{}\n", format == "github" ? finding_github(finding) : finding_text(finding));
  fmt::print(stderr, "{}\n", findings_summary(findings));
}

Result<int> run_check(const Options& options) {
  if (options.list_rules) return list_rules();
  auto registry = app::open_registry(options.registry, options.jobs == 0 ? default_jobs() : options.jobs);
  if (!registry) return Failure(registry.error());
  print(registry->findings, options.format);
  const bool bad = catalog::has_errors(registry->findings) || (options.strict && !registry->findings.empty());
  return bad ? exit_findings : exit_done;
}

}  // namespace

void add_check(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = root.add_subcommand("check", "Check a registry tree against the rules");
  command
      ->add_option("registry", options->registry,
                   "registry tree: a directory, or REPOSITORY@REVISION of a git repository")
      ->capture_default_str();
  command->add_option("--format", options->format, "text, json, or github for annotations in its CI")
      ->check(CLI::IsMember({"text", "json", "github"}))
      ->capture_default_str();
  command->add_option("-j,--jobs", options->jobs, "threads; 0 takes one for each processor")->capture_default_str();
  command->add_flag("--strict", options->strict, "warnings fail too");
  command->add_flag("--list-rules", options->list_rules, "print the rules and exit");
  command->footer("Example: roadstead check . --format github");
  command->callback([options, &action] { action = [options] { return run_check(*options); }; });
}

}  // namespace roadstead::cli
