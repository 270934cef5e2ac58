// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/pull_comment.hpp"

#include <fmt/format.h>

#include "roadstead/forge/markdown.hpp"

namespace roadstead::app {

using check::Verdict;
using Done = PullOutcome::Done;

static std::string headline(const PullOutcome& outcome) {
  const std::string head = forge::code_span(outcome.pull.head.substr(0, 12));
  if (outcome.done == Done::merged) return fmt::format("{} is merged.", head);
  switch (outcome.judgement.verdict) {
    case Verdict::fail: return fmt::format("{} does not pass, and is not merged.", head);
    case Verdict::review: return fmt::format("{} is not merged by itself: a person must look.", head);
    case Verdict::pass: break;
  }
  return fmt::format("{} passes, and waits: {}.", head, forge::code_span(outcome.why));
}

static std::string_view word_of(catalog::Severity severity) {
  switch (severity) {
    case catalog::Severity::error: return "error";
    case catalog::Severity::review: return "review";
    case catalog::Severity::warning: break;
  }
  return "warning";
}

// Paths and messages quote what the change says: as code they are no markup.
static std::string line_of(const catalog::Finding& finding) {
  const std::string place = finding.line == 0 ? finding.path : fmt::format("{}:{}", finding.path, finding.line);
  return fmt::format("- **{}** {} {} ({})\n", word_of(finding.severity), forge::code_span(place),
                     forge::code_span(finding.message), finding.rule);
}

std::string comment_text(const PullOutcome& outcome) {
  constexpr std::size_t most_lines = 100;  // a forge takes about 65,000 characters
  std::string text = fmt::format("{}\n{}\n", comment_marker, headline(outcome));
  const auto& findings = outcome.judgement.findings;
  if (!findings.empty()) text += "\n";
  for (std::size_t i = 0; i < std::min(findings.size(), most_lines); ++i) text += line_of(findings[i]);
  if (findings.size() > most_lines)
    text += fmt::format("- and {} more: `roadstead check` lists them\n", findings.size() - most_lines);
  return text;
}

}  // namespace roadstead::app
