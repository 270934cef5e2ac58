// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/build.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/progress_bar.hpp"
#include "roadstead/cli/values.hpp"
#include "roadstead/cli/withheld_text.hpp"
#include "roadstead/site/tar_output.hpp"

namespace roadstead::cli {

static void write_withheld(JsonWriter& json, const app::Withheld& withheld) {
  json.field("withheld_count", withheld.count).key("withheld").begin_array();
  for (const app::WithheldTag& tag : withheld.tags) {
    json.begin_object().field("name", tag.name).field("tag", tag.tag);
    json.field("api", catalog::api_name(tag.api)).field("why", tag.why).end_object();
  }
  json.end_array();
}

static std::string report_json(const app::BuildReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("written", report.written).field("base_url", report.base_url);
  json.field("collections", report.collections).field("tags", report.tags).field("pages", report.pages);
  write_withheld(json, report.withheld);
  const std::string findings = findings_json(report.findings);
  json.key("check").raw(std::string_view(findings).substr(0, findings.size() - 1)).end_object();
  return out + "\n";
}

// An old registry may warn about each of its tags: `check` lists them all.
static void print_findings_briefly(const catalog::Findings& findings) {
  constexpr std::size_t warnings_shown = 10;
  std::size_t warnings = 0;
  for (const catalog::Finding& finding : findings)
    if (finding.severity == catalog::Severity::error || warnings++ < warnings_shown)
      fmt::print(stderr, "{}\n", finding_text(finding));
  if (warnings > warnings_shown)
    fmt::print(stderr, "... and {}; 'roadstead check' lists them all\n",
               counted(warnings - warnings_shown, "more warning"));
}

static void print_summary(const app::BuildOptions& options, const app::BuildReport& report) {
  fmt::print(stderr, "{}", withheld_text(report.withheld));
  if (!report.is_address_known)
    fmt::print(stderr, "the site is for {}: neither --base-url nor 'url' in roadstead.yml says where it will live\n",
               report.base_url);
  fmt::print(stderr, "{}: {}, {}, {} for {}\n", options.out.string(), counted(report.collections, "collection"),
             counted(report.tags, "tag"), counted(report.pages, "page"), report.base_url);
}

static Result<int> run_build(const app::BuildOptions& options, bool as_json) {
  ProgressBar bar("collections");
  bar.say("reading " + options.registry);
  auto report = app::build(options, [&](std::uint64_t done, std::uint64_t all) { bar.show(done, all); });
  bar.clear();
  if (!report) return Failure(report.error());
  const bool to_stdout = options.out == "-";
  if (as_json)
    fmt::print(to_stdout ? stderr : stdout, "{}", report_json(*report));
  else
    print_findings_briefly(report->findings);
  if (!report->written) {
    fmt::print(stderr, "roadstead: {}; nothing was written{}\n", findings_summary(report->findings),
               options.strict ? "" : " (--keep-going leaves the faulty entries out)");
    return exit_findings;
  }
  if (!as_json) print_summary(options, *report);
  return catalog::has_errors(report->findings) ? exit_findings : exit_done;
}

static std::string check_out(const std::string& out) {
  if (out.empty()) return "the name is empty, want a directory, *.tar, *.tar.zst or -";
  const std::string_view ending = site::is_tar_target(out) ? "" : archive_ending(out);
  if (ending.empty()) return {};
  return fmt::format("'{}' ends with '{}', want a directory, *.tar, *.tar.zst or -", out, ending);
}

void add_build(CLI::App& root, Action& action) {
  struct Options : app::BuildOptions {
    bool json = false, keep_going = false;
    std::string store, audit_report;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* const command = root.add_subcommand("build", "Write the static site of a registry");
  command
      ->add_option("registry", options->registry,
                   "registry tree: a directory, or REPOSITORY@REVISION of a git repository")
      ->capture_default_str();
  command->add_option("-o,--out", options->out, "directory, FILE.tar, FILE.tar.zst, or - for a tar on standard output")
      ->required()
      ->check(check_out, "");
  command->add_option("--host", options->host, "what will serve the site: pages, nginx or roadstead")
      ->capture_default_str();
  command->add_option("--base-url", options->base_url, "where the site will live: https://host[/prefix]");
  command
      ->add_option("--store", options->store,
                   "store on this machine whose blobs become part of the site: a folder, or file:///DIR")
      ->transform(local_store());
  command->add_option("--audit-report", options->audit_report,
                      "show what an audit found: the file of 'roadstead audit --report'");
  command->add_option("-j,--jobs", options->jobs);
  command->add_flag("--keep-going", options->keep_going, "leave faulty entries out, build the rest, exit 1");
  command->add_flag("--strict", options->strict, "warnings stop the build too");
  command->add_flag("--json", options->json, "print a report for programs");
  command->footer("Example: roadstead build . -o site --host pages --base-url https://org.github.io/registry");
  command->callback([options, &action] {
    if (!options->store.empty()) options->BuildOptions::store = options->store;
    if (!options->audit_report.empty()) options->BuildOptions::audit_report = options->audit_report;
    if (options->keep_going) options->on_error = app::OnError::leave_out;
    action = [options] { return run_build(*options, options->json); };
  });
}

}  // namespace roadstead::cli
