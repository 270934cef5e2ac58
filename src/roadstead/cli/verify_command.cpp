// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/verify.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/progress_bar.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  app::VerifyOptions verify;
  std::string format = "text", shard, sample;
  unsigned jobs = 0, timeout = 30;
  bool first_bytes = false, deep = false, json = false;
};

void print(const app::VerifyReport& report, const std::string& format) {
  if (format == "json") {
    fmt::print("{}", app::verify_json(report));
    return;
  }
  for (const app::ObjectFinding& object : report.findings)
    fmt::print("{}\n", format == "github" ? finding_github(object.finding) : finding_text(object.finding));
  std::fflush(stdout);
}

void print_summary(const app::VerifyReport& report) {
  std::string text = counted(report.objects, "object") + ": ";
  text += fmt::format("{} sound", report.objects - report.findings.size());
  std::size_t unknown = 0;
  for (const app::ObjectFinding& object : report.findings) unknown += object.finding.rule == "object-unknown";
  if (const auto broken = report.findings.size() - unknown; broken != 0) text += fmt::format(", {} broken", broken);
  if (unknown != 0) text += fmt::format(", {} could not be told", unknown);
  if (report.known != 0) text += fmt::format(" ({} from the state file)", report.known);
  fmt::print(stderr, "{}\n", text);
}

Result<app::VerifyOptions> verify_options(const Options& options) {
  app::VerifyOptions verify = options.verify;
  const bool is_new = !verify.changed_since.empty();
  if (options.first_bytes) verify.depth = verify::Depth::first_bytes;
  if (options.deep || (is_new && !options.first_bytes)) verify.depth = verify::Depth::bytes;
  if (!options.shard.empty()) {
    const auto shard = verify::Shard::parse(options.shard);
    if (!shard) return Failure(shard.error());
    verify.shard = *shard;
  }
  if (!options.sample.empty()) {
    const auto part = verify::Sample::parse_part(options.sample);
    if (!part) return Failure(part.error());
    verify.sample.part = *part;
  }
  verify.patience = std::chrono::seconds(options.timeout);
  verify.jobs = options.jobs == 0 ? default_jobs() : options.jobs;
  return verify;
}

Result<int> run_verify(const Options& options) {
  auto verify = verify_options(options);
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
  return report->findings.empty() && report->left_out == 0 ? exit_done : exit_findings;
}

// What a value must be like is known before anything is read.
template <class Parse>
CLI::Validator parsed_by(Parse parse) {
  return CLI::Validator(
      [parse](const std::string& value) {
        const auto result = parse(value);
        return result ? std::string() : result.error().what;
      },
      "");
}

void add_choice(CLI::App& command, Options& options) {
  command.add_option("--changed-since", options.verify.changed_since,
                     "look at nothing but what this revision does not have, and at all of its bytes");
  command.add_option("--shard", options.shard, "one part of several, as 2/5: all together are the whole")
      ->check(parsed_by(verify::Shard::parse));
  const auto sample = command.add_option("--sample", options.sample, "a part of all digests, as 0.05 or 5%")
                          ->check(parsed_by(verify::Sample::parse_part));
  command.add_option("--seed", options.verify.sample.seed, "another word, another sample")->needs(sample);
}

void add_network(CLI::App& command, Options& options) {
  command.add_option("--state", options.verify.state, "file that lets a run go on where it stopped");
  command.add_option("--per-host", options.verify.per_host, "questions at once to one host")
      ->check(CLI::Range(1U, 256U))
      ->capture_default_str();
  command.add_option("--timeout", options.timeout, "seconds that a host may be silent, or slower than 1 KiB a second")
      ->check(CLI::Range(1U, 3600U))
      ->capture_default_str();
  command.add_flag("--allow-private", options.verify.may_reach_private,
                   "ask private addresses too, and by the proxies of the environment");
}

}  // namespace

void add_verify(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      root.add_subcommand("verify", "Ask the stored objects whether they are what the registry says");
  command
      ->add_option("registry", options->verify.registry,
                   "registry tree: a directory, or REPOSITORY@REVISION of a git repository")
      ->capture_default_str();
  const auto first = command->add_flag("--first-bytes", options->first_bytes, "read what an image begins with too");
  command->add_flag("--deep", options->deep, "read all bytes, and compare their sha256 too")->excludes(first);
  add_choice(*command, *options);
  add_network(*command, *options);
  command->add_option("--format", options->format, "text, json, or github for annotations in its CI")
      ->check(one_of({"text", "json", "github"}))
      ->capture_default_str();
  command->add_flag("--json", options->json, "print JSON for programs, as --format json does");
  command->add_option("-j,--jobs", options->jobs);
  command->footer("Example: roadstead verify . --deep --sample 5% --seed 2026-01-31");
  command->callback([options, &action] {
    if (options->json) options->format = "json";
    action = [options] { return run_verify(*options); };
  });
}

}  // namespace roadstead::cli
