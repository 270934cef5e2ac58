// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/leave_out.hpp"
#include "roadstead/app/place.hpp"
#include "roadstead/app/query.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  std::string registry, reference;
  bool json = false;
};

using Query = Result<std::string> (*)(const app::Registry&, std::string_view);

/// What a command is asked, and how it answers.
struct Answers {
  Query text, json;
  bool wants_reference;
};

// Neither a list nor a single entry may pass for all there is.
int report_faulty(const app::Registry& registry, const std::string& where) {
  const std::size_t faulty = app::count_faulty(registry.findings);
  if (faulty == 0) return exit_done;
  fmt::print(stderr, "roadstead: {} left out because of errors; 'roadstead check{}' says which\n",
             counted(faulty, "entry", "entries"), where == "." ? "" : " " + where);
  return exit_findings;
}

int want_reference(const CLI::App& command) {
  fmt::print(stderr, "roadstead: want a reference, owner/repo or owner/repo:tag; see 'roadstead {} --help'\n",
             command.get_name());
  return exit_usage;
}

// A word that was taken for a reference may have been meant for a registry.
Failure neither(const app::Place& place, const Error& error) {
  if (!place.guessed || error.code != Code::not_found) return Failure(error);
  return wrap(error, "neither a registry at '" + place.reference + "' nor a name in the registry here");
}

Result<int> run_query(const CLI::App& command, const Options& options, const Answers& answers) {
  const auto place = app::find_place(options.registry, options.reference, default_jobs());
  if (!place) return Failure(place.error());
  if (answers.wants_reference && place->reference.empty()) return want_reference(command);
  auto registry = app::open_registry(place->registry, default_jobs());
  if (!registry) return neither(*place, registry.error());
  auto text = (options.json ? answers.json : answers.text)(*registry, place->reference);
  const int status = report_faulty(*registry, place->registry);
  if (!text) return neither(*place, text.error());
  fmt::print("{}", *text);
  return status;
}

void add_query(CLI::App& root, Action& action, const char* name, const char* summary, const char* example,
               Answers answers) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = root.add_subcommand(name, summary);
  command->add_option("registry", options->registry,
                      "registry tree: a directory, or REPOSITORY@REVISION; without it, the one here");
  command->add_option("reference", options->reference, "owner/repo or owner/repo:tag");
  command->add_flag("--json", options->json, "print JSON for programs");
  command->footer(example);
  command->callback([=, &action] { action = [=] { return run_query(*command, *options, answers); }; });
}

}  // namespace

void add_list(CLI::App& root, Action& action) {
  add_query(root, action, "list", "List the collections of a registry, or the tags of one",
            "Example: roadstead list . owner/repo", {app::list_text, app::list_json, false});
}

void add_show(CLI::App& root, Action& action) {
  add_query(root, action, "show", "Show all that is known of a collection or a tag",
            "Example: roadstead show owner/repo:latest", {app::show_text, app::show_json, true});
}

}  // namespace roadstead::cli
