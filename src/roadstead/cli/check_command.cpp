// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>
#include <optional>

#include "roadstead/app/check_store.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/check/check.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/progress_bar.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
  std::string registry = ".";
  std::string format = "text";
  unsigned jobs = 0;
  std::string store;
  bool strict = false, list_rules = false, deep = false, json = false;
};

std::string rules_json() {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("rules").begin_array();
  for (const check::RuleInfo& rule : check::rules())
    json.begin_object()
        .field("rule", rule.id)
        .field("severity", severity_name(rule.strongest))
        .field("text", rule.text)
        .end_object();
  json.end_array().end_object();
  return out + "\n";
}

int list_rules(const std::string& format) {
  if (format == "json") {
    fmt::print("{}", rules_json());
    return exit_done;
  }
  for (const check::RuleInfo& rule : check::rules())
    fmt::print("{:<16} {:<8} {}\n", rule.id, severity_name(rule.strongest), rule.text);
  return exit_done;
}

void print(const catalog::Findings& findings, const std::string& format) {
  if (format == "json") {
    fmt::print("{}", findings_json(findings));
    return;
  }
  for (const catalog::Finding& finding : findings)
    fmt::print("{}\n", format == "github" ? finding_github(finding) : finding_text(finding));
  std::fflush(stdout);  // the summary is last, also where a log takes both streams
  fmt::print(stderr, "{}\n", findings_summary(findings));
}

Result<int> run_check(const Options& options) {
  if (options.list_rules) return list_rules(options.format);
  const unsigned jobs = options.jobs == 0 ? default_jobs() : options.jobs;
  auto store = app::open_store(options.store.empty() ? std::nullopt : std::optional<fs::path>(options.store));
  if (!store) return Failure(store.error());
  ProgressBar bar("");
  bar.say("reading " + options.registry);
  auto registry = app::open_registry(options.registry, jobs);
  if (!registry) return Failure(registry.error());
  if (*store) bar.say("comparing with " + options.store);
  const auto depth = options.deep ? app::Depth::bytes : app::Depth::sizes;
  if (auto done = app::check_store(*registry, *store, depth, jobs); !done) return Failure(done.error());
  bar.clear();
  print(registry->findings, options.format);
  if (catalog::has_errors(registry->findings)) return exit_findings;
  if (!options.strict || registry->findings.empty()) return exit_done;
  fmt::print(stderr, "roadstead: --strict: warnings fail too\n");
  return exit_findings;
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
      ->check(one_of({"text", "json", "github"}))
      ->capture_default_str();
  command->add_option("-j,--jobs", options->jobs);
  command->add_flag("--json", options->json, "print JSON for programs, as --format json does");
  const auto store =
      command->add_option("--store", options->store, "local store whose blobs must be what the registry says of them");
  command->add_flag("--deep", options->deep, "read the store's blobs and compare their sha256 too")->needs(store);
  command->add_flag("--strict", options->strict, "warnings fail too");
  command->add_flag("--list-rules", options->list_rules, "print the rules and exit");
  command->footer("Example: roadstead check . --format github");
  command->callback([options, &action] {
    if (options->json) options->format = "json";
    action = [options] { return run_check(*options); };
  });
}

}  // namespace roadstead::cli
