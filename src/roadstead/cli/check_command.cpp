// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>
#include <optional>

#include "roadstead/app/author.hpp"
#include "roadstead/app/check_change.hpp"
#include "roadstead/app/check_store.hpp"
#include "roadstead/app/fix_tree.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/finding_file.hpp"
#include "roadstead/cli/print_change.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/print_rules.hpp"
#include "roadstead/cli/print_sarif.hpp"
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
  std::string explained;  ///< a rule
  bool strict = false, list_rules = false, deep = false, json = false, fix = false;
  app::ChangeOptions change;
  std::vector<std::string> authors;
};

// `files`: those of which forges can show a line.
void print(const catalog::Findings& findings, const std::string& format, const std::vector<std::string>& files) {
  if (format == "json" || format == "sarif") {
    fmt::print("{}", format == "json" ? findings_json(findings) : findings_sarif(at_files(findings, files)));
    return;
  }
  for (const catalog::Finding& finding : format == "github" ? at_files(findings, files) : findings)
    fmt::print("{}\n", format == "github" ? finding_github(finding) : finding_text(finding));
  std::fflush(stdout);  // the summary is last, also where a log takes both streams
  fmt::print(stderr, "{}\n", findings_summary(findings));
}

Result<app::ChangeOptions> change_of(const Options& options) {
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

Result<int> run_check_change(const Options& options) {
  const auto change = change_of(options);
  if (!change) return Failure(change.error());
  const auto report = app::check_change(*change);
  if (!report) return Failure(report.error());
  if (options.format == "json")
    fmt::print("{}", change_json(*report));
  else if (options.format == "markdown")
    fmt::print("{}", change_markdown(*report));
  else
    print(report->judgement.findings, options.format, report->paths);
  std::fflush(stdout);
  fmt::print(stderr, "{}: {} into {}\n", check::verdict_name(report->judgement.verdict), report->head.substr(0, 12),
             report->base.substr(0, 12));
  return report->judgement.verdict == check::Verdict::pass ? exit_done : exit_findings;
}

std::vector<std::string> paths_of(const source::Tree& tree) {
  std::vector<std::string> paths;
  for (const source::Entry& entry : tree.entries()) paths.emplace_back(entry.path);
  return paths;
}

void warn_of_part(const std::string& registry) {
  if (const auto whole = app::registry_around(registry))
    say("roadstead: warning: '" + registry + "' is a part of the registry '" + whole->string() +
        "', whose settings and policy were not read; want 'roadstead check " + whole->string() + "'");
}

Result<void> fix(const std::string& registry, unsigned jobs) {
  const auto mended = app::fix_tree(registry, jobs);
  if (!mended) return Failure(mended.error());
  for (const app::Mended& file : *mended)
    fmt::print(stderr, "{}\n", escape_controls(fmt::format("{}: {}", file.path, file.what)));
  return {};
}

int print_rules(const Options& options) {
  if (!options.list_rules)
    fmt::print("{}", explanation_text(options.explained));
  else
    fmt::print("{}", options.format == "json" ? rules_json() : rules_text());
  return exit_done;
}

Result<int> run_check(const Options& options) {
  if (options.list_rules || !options.explained.empty()) return print_rules(options);
  if (!options.change.base.empty()) return run_check_change(options);
  const unsigned jobs = options.jobs == 0 ? default_jobs() : options.jobs;
  if (options.fix)
    if (auto done = fix(options.registry, jobs); !done) return Failure(done.error());
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
  print(registry->findings, options.format, paths_of(*registry->tree));
  warn_of_part(options.registry);
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
  command
      ->add_option(
          "--format", options->format,
          "text, json, github for annotations in its CI, sarif for code scanning, or markdown, with --base, for "
          "a pull request")
      ->check(one_of({"text", "json", "github", "sarif", "markdown"}))
      ->capture_default_str();
  command->add_option("-j,--jobs", options->jobs);
  command->add_flag("--json", options->json, "print JSON for programs, as --format json does");
  const auto store =
      command
          ->add_option("--store", options->store,
                       "store on this machine whose blobs must be what the registry says of them: a folder, or "
                       "file:///DIR")
          ->transform(local_store());
  command->add_flag("--deep", options->deep, "read the store's blobs and compare their sha256 too")->needs(store);
  const auto base = command->add_option("--base", options->change.base,
                                        "judge what merging --head into this revision would change, and no more");
  command->add_option("--head", options->change.head, "revision that is to be merged")
      ->capture_default_str()
      ->needs(base);
  command->add_option("--branch", options->change.branch, "name of the head's branch, as update/<owner>/<repo>")
      ->needs(base);
  command
      ->add_option("--author", options->authors,
                   "who proposes it: user:ID, team:ID or repository:ID of the forge; may be given again")
      ->needs(base);
  command->add_flag("--strict", options->strict, "warnings fail too");
  command
      ->add_flag("--fix", options->fix,
                 "before, mend what is safe without asking: executable bits, capitals in digests, quotes around sizes")
      ->excludes(base);
  command->add_flag("--list-rules", options->list_rules, "print the rules and exit");
  command
      ->add_option("--explain", options->explained, "say why a rule is there and how to mend what breaks it, and exit")
      ->check(one_of(rule_names()))
      ->option_text("RULE");
  command->footer("Example: roadstead check . --base origin/main --format markdown");
  command->callback([options, &action] {
    if (options->json) options->format = "json";
    if (options->format == "markdown" && options->change.base.empty())
      throw CLI::RequiresError("--format markdown", "--base");
    action = [options] { return run_check(*options); };
  });
}

}  // namespace roadstead::cli
