// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>

#include "roadstead/app/query.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  std::vector<std::string> words;
  bool json = false;
};

struct Place {
  std::string registry = ".";
  std::string reference;
};

// One word is the registry when there is one of that name, else a reference into the registry here.
Place read_words(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  if (words.size() == 2) return {words[0], words[1]};
  return source::locate(words[0]) ? Place{words[0], ""} : Place{".", words[0]};
}

using Query = Result<std::string> (*)(const app::Registry&, std::string_view);

Result<int> run_query(const Options& options, Query as_text, Query as_json) {
  const Place place = read_words(options.words);
  auto registry = app::open_registry(place.registry, default_jobs());
  if (!registry) return Failure(registry.error());
  auto text = (options.json ? as_json : as_text)(*registry, place.reference);
  if (!text) return Failure(text.error());
  fmt::print("{}", *text);
  return exit_done;
}

void add_query(CLI::App& root, Action& action, const char* name, const char* summary, const char* example,
               Query as_text, Query as_json) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = root.add_subcommand(name, summary);
  command
      ->add_option("words", options->words,
                   "[REGISTRY] [REFERENCE]: a registry tree (default: here), and owner/repo or owner/repo:tag")
      ->expected(0, 2)
      ->option_text("[REGISTRY] [REFERENCE]");
  command->add_flag("--json", options->json, "print JSON for programs");
  command->footer(example);
  command->callback([=, &action] { action = [=] { return run_query(*options, as_text, as_json); }; });
}

}  // namespace

void add_list(CLI::App& root, Action& action) {
  add_query(root, action, "list", "List the collections of a registry, or the tags of one",
            "Example: roadstead list . owner/repo", app::list_text, app::list_json);
}

void add_show(CLI::App& root, Action& action) {
  add_query(root, action, "show", "Show all that is known of a collection or a tag",
            "Example: roadstead show owner/repo:latest", app::show_text, app::show_json);
}

}  // namespace roadstead::cli
