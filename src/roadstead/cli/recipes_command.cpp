// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/publish/publish.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  app::PublishOptions publish;
  bool force = false, json = false;
  std::string matrix;
};

std::string recipe_lines(const app::PublishReport& report) {
  std::size_t tag_width = 0, recipe_width = 0;
  for (const app::PlannedTag& planned : report.plan) {
    tag_width = std::max(tag_width, planned.recipe.tag.size());
    recipe_width = std::max(recipe_width, planned.recipe.path.size());
  }
  std::string out;
  for (const app::PlannedTag& planned : report.plan)
    out += std::string(trim(escape_controls(fmt::format("{:<{}}  {:<{}}  {:<9}  {}", planned.recipe.tag, tag_width,
                                                        planned.recipe.path, recipe_width, app::name(planned.todo),
                                                        planned.reason)))) +
           "\n";
  return out;
}

// GitHub: a value for `strategy.matrix` (fromJSON). GitLab: a value for `parallel:matrix`.
std::string matrix(const app::PublishReport& report, bool is_github) {
  std::string out;
  JsonWriter json(out);
  if (is_github) json.begin_object().key("include");
  json.begin_array();
  for (const app::PlannedTag& planned : report.plan) {
    if (planned.todo != app::Todo::build) continue;
    json.begin_object().field(is_github ? "tag" : "TAG", planned.recipe.tag);
    json.field(is_github ? "recipe" : "RECIPE", planned.recipe.path).end_object();
  }
  json.end_array();
  if (is_github) json.end_object();
  return out + "\n";
}

std::string print_plan(const Options& options, const app::PublishReport& report) {
  if (!options.matrix.empty()) return matrix(report, options.matrix == "github");
  return options.json ? app::report_json(report) : recipe_lines(report);
}

}  // namespace

void add_recipes(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      root.add_subcommand("recipes", "List a repository's recipes, their tags, and what is to be built");
  command->add_option("folder", options->publish.folder, "the recipe repository; here when it is left out");
  command->add_option("--registry", options->publish.overrides.registry, "git address of the registry repository");
  command->add_option("--base", options->publish.overrides.base, "its branch that changes are proposed to")
      ->check(branch_name());
  command->add_option("--namespace", options->publish.overrides.collection, "name of the collection, as owner/repo");
  command->add_option("--only", options->publish.only, "only this tag; may be given again")->allow_extra_args(false);
  command->add_flag("--force", options->force, "all are to be built");
  CLI::Option* const matrix =
      command->add_option("--matrix", options->matrix, "print what is to be built as a CI's matrix of jobs")
          ->check(CLI::IsMember({"github", "gitlab"}));
  command->add_flag("--json", options->json, "print a report for programs")->excludes(matrix);
  command->footer("Example: roadstead recipes --matrix github");
  command->callback([options, &action] {
    action = [options]() -> Result<int> {
      options->publish.force = options->force ? app::Force::yes : app::Force::no;
      const auto report = app::plan_recipes(options->publish, process_environment());
      if (!report) return Failure(report.error());
      fmt::print("{}", print_plan(*options, *report));
      return exit_done;
    };
  });
}

}  // namespace roadstead::cli
