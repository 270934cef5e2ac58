// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/check_run.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_rules.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

static int print_rules(const CheckOptions& options) {
  if (!options.list_rules)
    fmt::print("{}", explanation_text(options.explained));
  else
    fmt::print("{}", options.format == "json" ? rules_json() : rules_text());
  return exit_done;
}

static Result<int> run_check(const CheckOptions& options) {
  if (options.list_rules || !options.explained.empty()) return print_rules(options);
  return options.change.base.empty() ? run_check_tree(options) : run_check_change(options);
}

void add_check(CLI::App& root, Action& action) {
  const auto options = std::make_shared<CheckOptions>();
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
  command
      ->add_flag("--defer-teams", options->change.defers_teams,
                 "leave it to who merges to ask whether --author is of a team that owns the collection")
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
