// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "roadstead/app/publish/publish_run.hpp"
#include "roadstead/base/markdown.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::app {

namespace {

std::string_view outcome_words(const PublishReport& report, const PlannedTag& planned) {
  if (planned.todo != Todo::build) return name(planned.todo);
  const auto outcome = std::ranges::find(report.builds, planned.recipe.tag, &BuildOutcome::tag);
  if (outcome == report.builds.end()) return report.is_dry_run ? "would be built" : "not built";
  switch (outcome->done) {
    case BuildOutcome::Done::built: return "built";
    case BuildOutcome::Done::kept: return "built before";
    case BuildOutcome::Done::failed: return "**failed**";
  }
  return {};
}

std::string tag_table(const PublishReport& report) {
  if (report.plan.empty()) return {};
  std::string table = "| tag | recipe | image | because |\n|---|---|---|---|\n";
  for (const PlannedTag& planned : report.plan)
    table += fmt::format("| {} | {} | {} | {} |\n", code_span(planned.recipe.tag), code_span(planned.recipe.path),
                         outcome_words(report, planned), code_span(planned.reason));
  return table + "\n";
}

std::string without_recipe_line(const PublishReport& report) {
  return report.without_recipe.empty() ? std::string() : code_span(without_recipe_words(report)) + "\n\n";
}

// As code by indentation: nothing that a builder prints can end it.
std::string failures(const PublishReport& report) {
  std::string text;
  for (const BuildOutcome& outcome : report.builds) {
    if (outcome.done != BuildOutcome::Done::failed) continue;
    text += fmt::format("What {} failed with:\n\n", code_span(outcome.tag));
    for (const std::string_view line : split(outcome.problem, '\n')) text += "    " + one_line(line) + "\n";
    text += "\n";
  }
  return text;
}

std::string proposal_line(const PublishReport& report) {
  if (!report.proposed) return {};
  const Proposed& proposed = *report.proposed;
  if (proposed.pushed.done == forge::Pushed::Done::nothing) return "The registry has all of it.\n";
  std::string line = fmt::format("Proposed to {} on branch {}", code_span(report.registry), code_span(proposed.branch));
  if (proposed.request)
    line += ": " + web_link(fmt::format("pull request {}", proposed.request->number), proposed.request->url);
  return line + ".\n\n" + proposed.body;
}

std::string end_line(const PublishReport& report) {
  return report.failure ? fmt::format("It ended early:\n\n    {}\n", one_line(report.failure->message()))
                        : std::string();
}

}  // namespace

std::string report_markdown(const PublishReport& report) {
  return fmt::format("### {}{}\n\n", code_span(report.collection), report.is_dry_run ? ", a dry run" : "") +
         tag_table(report) + without_recipe_line(report) + failures(report) + proposal_line(report) + end_line(report);
}

}  // namespace roadstead::app
