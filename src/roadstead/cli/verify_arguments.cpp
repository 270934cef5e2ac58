// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/verify_arguments.hpp"

#include <cstdio>

#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

CLI::Validator shard_text() { return parsed_by(verify::Shard::parse); }

static void add_choice(CLI::App& command, VerifyArguments& arguments) {
  command.add_option("--changed-since", arguments.verify.changed_since,
                     "look at nothing but what this revision does not have, and at all of its bytes");
  const auto sample = command.add_option("--sample", arguments.sample, "a part of all digests, as 0.05 or 5%")
                          ->check(parsed_by(verify::Sample::parse_part));
  command.add_option("--seed", arguments.verify.sample.seed, "another word, another sample")->needs(sample);
}

static void add_network(CLI::App& command, VerifyArguments& arguments) {
  command.add_option("--state", arguments.verify.state, "file that lets a run go on where it stopped");
  command.add_option("--per-host", arguments.verify.per_host, "questions at once to one host")
      ->check(CLI::Range(1U, 256U))
      ->capture_default_str();
  command
      .add_option("--timeout", arguments.timeout, "seconds that a host may be silent, or slower than 1 KiB a second")
      ->check(CLI::Range(1U, 3600U))
      ->capture_default_str();
  command.add_flag("--allow-private", arguments.verify.may_reach_private,
                   "ask private addresses too, and by the proxies of the environment");
}

void add_verify_arguments(CLI::App& command, VerifyArguments& arguments) {
  command
      .add_option("registry", arguments.verify.registry,
                  "registry tree: a directory, or REPOSITORY@REVISION of a git repository")
      ->capture_default_str();
  const auto first = command.add_flag("--first-bytes", arguments.first_bytes, "read what an image begins with too");
  command.add_flag("--deep", arguments.deep, "read all bytes, and compare their sha256 too")->excludes(first);
  add_choice(command, arguments);
  add_network(command, arguments);
  command.add_option("-j,--jobs", arguments.jobs);
}

Result<app::VerifyOptions> verify_options(const VerifyArguments& arguments) {
  app::VerifyOptions verify = arguments.verify;
  const bool is_new = !verify.changed_since.empty();
  if (arguments.first_bytes) verify.depth = verify::Depth::first_bytes;
  if (arguments.deep || (is_new && !arguments.first_bytes)) verify.depth = verify::Depth::bytes;
  if (!arguments.shard.empty()) {
    const auto shard = verify::Shard::parse(arguments.shard);
    if (!shard) return Failure(shard.error());
    verify.shard = *shard;
  }
  if (!arguments.sample.empty()) {
    const auto part = verify::Sample::parse_part(arguments.sample);
    if (!part) return Failure(part.error());
    verify.sample.part = *part;
  }
  verify.patience = std::chrono::seconds(arguments.timeout);
  verify.jobs = arguments.jobs == 0 ? default_jobs() : arguments.jobs;
  return verify;
}

void print_unverified(const app::VerifyReport& report) {
  for (const auto& [signer, images] : report.unverified)
    fmt::print(stderr, "not verified: the registry has no key {}, which is said to have signed {}\n", signer,
               counted(images, "image"));
}

}  // namespace roadstead::cli
