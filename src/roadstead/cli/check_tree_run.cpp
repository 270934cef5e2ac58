// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>
#include <optional>

#include "roadstead/app/check_store.hpp"
#include "roadstead/app/fix_tree.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/check_run.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/finding_file.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/print_sarif.hpp"
#include "roadstead/cli/progress_bar.hpp"

namespace roadstead::cli {

namespace fs = std::filesystem;

int exit_of_passed(const CheckOptions& options, const catalog::Findings& findings) {
  if (!options.strict || findings.empty()) return exit_done;
  fmt::print(stderr, "roadstead: --strict: warnings fail too\n");
  return exit_findings;
}

void print_checked(const catalog::Findings& findings, const std::string& format,
                   const std::vector<std::string>& files) {
  if (format == "json" || format == "sarif") {
    fmt::print("{}", format == "json" ? findings_json(findings) : findings_sarif(at_files(findings, files)));
    return;
  }
  for (const catalog::Finding& finding : format == "github" ? at_files(findings, files) : findings)
    fmt::print("{}\n", format == "github" ? finding_github(finding) : finding_text(finding));
  flush_output();
  fmt::print(stderr, "{}\n", findings_summary(findings));
}

namespace {

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

}  // namespace

Result<int> run_check_tree(const CheckOptions& options) {
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
  print_checked(registry->findings, options.format, paths_of(*registry->tree));
  warn_of_part(options.registry);
  if (catalog::has_errors(registry->findings)) return exit_findings;
  return exit_of_passed(options, registry->findings);
}

}  // namespace roadstead::cli
