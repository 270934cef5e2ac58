// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/merge_pulls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/values.hpp"
#include "roadstead/recipe/web_address.hpp"

namespace roadstead::cli {

namespace {

using app::PullOutcome;
using Done = PullOutcome::Done;

constexpr std::string_view done_names[] = {"merged", "would-merge", "waits", "failed"};

// Whose branch it is stands beside its name: a fork's may be named as anybody's.
std::string name_of(const PullOutcome& outcome) {
  const std::string fork = outcome.pull.fork.empty() ? "" : " of " + outcome.pull.fork;
  return fmt::format("#{} {}{} by {}", outcome.pull.number, outcome.pull.branch, fork, outcome.pull.author);
}

std::string words_of(const PullOutcome& outcome) {
  switch (outcome.done) {
    case Done::merged:
      return "merged as " + outcome.commit.substr(0, 12) + (outcome.why.empty() ? "" : ": " + outcome.why);
    case Done::would_merge: return "would be merged";
    case Done::waits: return "waits: " + outcome.why;
    case Done::failed: break;
  }
  return outcome.why;
}

bool has_failed(const PullOutcome& outcome) {
  return outcome.done == Done::failed || (outcome.done == Done::merged && !outcome.why.empty());
}

void print_text(const app::MergeReport& report) {
  for (const PullOutcome& outcome : report.pulls) {
    for (const catalog::Finding& finding : outcome.judgement.findings)
      fmt::print(stderr, "  {}\n", finding_text(finding));
    say("roadstead: " + name_of(outcome) + ": " + words_of(outcome));
    if (!outcome.remark.empty()) say("roadstead: warning: " + outcome.remark);
  }
  const auto merged = static_cast<std::uint64_t>(std::ranges::count(report.pulls, Done::merged, &PullOutcome::done));
  fmt::print(stderr, "merged {} of {}\n", merged, counted(report.pulls.size(), "pull request"));
}

void write(JsonWriter& json, const PullOutcome& outcome) {
  json.begin_object().field("number", outcome.pull.number).field("url", outcome.pull.url);
  json.field("branch", outcome.pull.branch).field("fork", outcome.pull.fork).field("author", outcome.pull.author);
  json.field("head", outcome.pull.head).field("base", outcome.base);
  const bool is_judged = !outcome.base.empty();
  json.field("verdict", is_judged ? check::verdict_name(outcome.judgement.verdict) : std::string_view());
  json.key("findings").begin_array();
  for (const catalog::Finding& finding : outcome.judgement.findings) json.value(finding_text(finding));
  json.end_array().field("done", done_names[static_cast<int>(outcome.done)]).field("commit", outcome.commit);
  json.field("why", outcome.why).field("remark", outcome.remark).end_object();
}

void print_json(const app::MergeReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("registry", report.registry).field("base", report.base).key("pulls").begin_array();
  for (const PullOutcome& outcome : report.pulls) write(json, outcome);
  json.end_array().end_object();
  fmt::print("{}\n", out);
}

Result<void> expect_forge_address(const std::string& address) {
  if (recipe::web_address(address)) return {};
  return fail(Code::invalid, "'{}' is no repository of a forge, want as https://HOST/OWNER/REPO",
              without_credentials(address));
}

}  // namespace

void add_forge_options(CLI::App& command, const std::shared_ptr<MergePulls>& pulls) {
  app::MergePullsOptions& options = pulls->options;
  CLI::Option* const registry = command.add_option(
      "--registry", options.registry, "git address of a registry on a forge: its pull requests are merged there");
  registry->check(parsed_by(expect_forge_address));
  command.add_option("--base", options.base, "branch to merge into; the default branch without it")
      ->check(branch_name())
      ->needs(registry);
  command.add_flag("--dry-run", options.dry_run, "judge, and change nothing on the forge")->needs(registry);
  command.add_flag("--no-comments", options.no_comments, "say nothing on the pull requests that wait")->needs(registry);
  command.add_flag("--json", pulls->json, "print a report for programs")->needs(registry);
}

Result<int> merge_pulls(const MergePulls& pulls) {
  const auto http = net::make_http_client();
  const auto report = app::merge_pulls(pulls.options, process_environment(), *http);
  if (!report) return Failure(report.error());
  pulls.json ? print_json(*report) : print_text(*report);
  return std::ranges::any_of(report->pulls, has_failed) ? exit_failed : exit_done;
}

}  // namespace roadstead::cli
