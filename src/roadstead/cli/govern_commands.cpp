// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>

#include "roadstead/app/author.hpp"
#include "roadstead/app/govern/governed_site.hpp"
#include "roadstead/app/govern/push_author.hpp"
#include "roadstead/app/govern/receive.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/merge_pulls.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  std::string repository = ".";
  app::BuildOptions site;
  std::string store;
  unsigned jobs = 0;
  unsigned job_count() const { return jobs == 0 ? default_jobs() : jobs; }
};

using Updates = std::vector<app::RefUpdate>;

Result<Updates> read_updates() {
  const std::string lines{std::istreambuf_iterator<char>(std::cin), {}};
  return app::parse_updates(lines);
}

// git shows to who pushes what a hook writes to standard error.
void print_refusal(const app::Refusal& refusal) {
  fmt::print(stderr, "roadstead: {}: {}\n", escape_controls(refusal.ref), escape_controls(refusal.reason));
  for (const catalog::Finding& finding : refusal.findings) fmt::print(stderr, "  {}\n", finding_text(finding));
}

void print_outcome(const app::BranchOutcome& outcome) {
  for (const catalog::Finding& finding : outcome.judgement.findings)
    fmt::print(stderr, "  {}\n", finding_text(finding));
  fmt::print(stderr, "roadstead: {}: {}\n", escape_controls(outcome.branch),
             outcome.merged.empty() ? "waits: " + outcome.waits : "merged as " + outcome.merged.substr(0, 12));
}

// Who is refused wants to know for whom they were taken.
Result<void> print_authors(const Environment& environment) {
  const auto authors = app::push_authors(environment);
  if (!authors) return Failure(authors.error());
  std::string names;
  for (const check::Author& author : *authors) names += " " + app::author_text(author);
  fmt::print(stderr, "roadstead: pushed by{}{}\n", escape_controls(names),
             environment("ROADSTEAD_AUTHOR") ? "" : ", the account of this machine, for ROADSTEAD_AUTHOR is not set");
  return {};
}

Result<int> pre_receive(const Options& options) {
  const auto updates = read_updates();
  if (!updates) return Failure(updates.error());
  const auto repository = app::BareRepository::open(options.repository);
  if (!repository) return Failure(repository.error());
  const auto refusals = app::judge_push(*repository, *updates, process_environment(), options.job_count());
  if (!refusals) return Failure(refusals.error());
  for (const app::Refusal& refusal : *refusals) print_refusal(refusal);
  if (!refusals->empty())
    if (auto told = print_authors(process_environment()); !told) return Failure(told.error());
  return refusals->empty() ? exit_done : exit_findings;
}

Result<void> build_site(const Options& options, const app::BareRepository& repository, bool has_changed) {
  if (options.site.out.empty() || !has_changed) return {};
  app::BuildOptions site = options.site;
  if (!options.store.empty()) site.store = options.store;
  site.jobs = options.job_count();
  const auto report = app::build_governed_site(repository, site);
  if (!report) return Failure(report.error());
  fmt::print(stderr, "roadstead: the site has {}\n", counted(report->tags, "tag"));
  return {};
}

Result<int> post_receive(const Options& options) {
  const auto updates = read_updates();
  if (!updates) return Failure(updates.error());
  const auto repository = app::BareRepository::open(options.repository);
  if (!repository) return Failure(repository.error());
  const auto outcomes = app::merge_pushed(*repository, *updates, options.job_count());
  if (!outcomes) return Failure(outcomes.error());
  bool has_changed =
      std::ranges::find(*updates, "refs/heads/" + repository->base(), &app::RefUpdate::ref) != updates->end();
  for (const app::BranchOutcome& outcome : *outcomes) {
    print_outcome(outcome);
    has_changed = has_changed || !outcome.merged.empty();
  }
  if (auto done = build_site(options, *repository, has_changed); !done) return Failure(done.error());
  return exit_done;
}

Result<int> merge(const Options& options) {
  const auto repository = app::BareRepository::open(options.repository);
  if (!repository) return Failure(repository.error());
  const auto branches = repository->proposals();
  if (!branches) return Failure(branches.error());
  bool has_changed = false;
  for (const std::string& branch : *branches) {
    const auto outcome = app::merge_branch(*repository, branch, options.job_count());
    if (!outcome) return Failure(outcome.error());
    print_outcome(*outcome);
    has_changed = has_changed || !outcome->merged.empty();
  }
  if (auto done = build_site(options, *repository, has_changed); !done) return Failure(done.error());
  return exit_done;
}

void add_site_options(CLI::App& command, const std::shared_ptr<Options>& options) {
  command.add_option("--site", options->site.out, "build the site here once something is merged");
  command.add_option("--host", options->site.host, "what will serve the site: pages, nginx or roadstead")
      ->capture_default_str();
  command.add_option("--base-url", options->site.base_url, "where the site will live");
  command
      .add_option("--store", options->store,
                  "store on this machine whose blobs become part of the site: a folder, or file:///DIR")
      ->transform(local_store());
}

void add_common_options(CLI::App& command, const std::shared_ptr<Options>& options) {
  command
      .add_option("--repository", options->repository, "the registry's bare repository; where a hook runs, it is here")
      ->capture_default_str();
  command.add_option("-j,--jobs", options->jobs);
}

void run_as(CLI::App& command, Action& action, const std::shared_ptr<Options>& options,
            Result<int> (*step)(const Options&)) {
  command.callback([options, step, &action] { action = [options, step] { return step(*options); }; });
}

}  // namespace

void add_hook(CLI::App& root, Action& action) {
  CLI::App* const hook = root.add_subcommand("hook", "Govern a bare git repository as its hooks");
  hook->require_subcommand(1);
  const auto before = std::make_shared<Options>(), after = std::make_shared<Options>();
  CLI::App* const pre = hook->add_subcommand("pre-receive", "Refuse a push that does not pass the rules");
  add_common_options(*pre, before);
  pre->footer("Example: roadstead hook pre-receive");
  run_as(*pre, action, before, pre_receive);
  CLI::App* const post = hook->add_subcommand("post-receive", "Merge what passes, and build the site");
  add_common_options(*post, after);
  add_site_options(*post, after);
  post->footer("Example: roadstead hook post-receive --site /srv/www --host nginx");
  run_as(*post, action, after, post_receive);
}

void add_merge(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      root.add_subcommand("merge", "Merge the proposals that the policy lets merge by themselves");
  add_common_options(*command, options);
  add_site_options(*command, options);
  const auto pulls = std::make_shared<MergePulls>();
  add_forge_options(*command, pulls);
  command->get_option("--site")->excludes("--registry");
  command->footer("Example: roadstead merge --registry https://github.com/org/registry --dry-run");
  command->callback([options, pulls, &action] {
    pulls->options.repository = options->repository;
    pulls->options.jobs = options->job_count();
    action = [options, pulls] { return pulls->options.registry.empty() ? merge(*options) : merge_pulls(*pulls); };
  });
}

}  // namespace roadstead::cli
