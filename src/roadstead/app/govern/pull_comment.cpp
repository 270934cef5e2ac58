// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/pull_comment.hpp"

#include <fmt/format.h>

#include "roadstead/base/markdown.hpp"

namespace roadstead::app {

using check::Verdict;
using Done = PullOutcome::Done;

static std::string headline(const PullOutcome& outcome) {
  const std::string head = code_span(outcome.pull.head.substr(0, 12));
  if (outcome.done == Done::merged) return fmt::format("{} is merged.", head);
  switch (outcome.judgement.verdict) {
    case Verdict::fail: return fmt::format("{} does not pass, and is not merged.", head);
    case Verdict::review: return fmt::format("{} is not merged by itself: a person must look.", head);
    case Verdict::pass: break;
  }
  return fmt::format("{} passes, and waits: {}.", head, code_span(outcome.why));
}

// Paths and messages quote what the change says: as code they are no markup.
static std::string line_of(const catalog::Finding& finding) {
  const std::string place = finding.line == 0 ? finding.path : fmt::format("{}:{}", finding.path, finding.line);
  return fmt::format("- **{}** {} {} ({})\n", catalog::severity_name(finding.severity), code_span(place),
                     code_span(finding.message), finding.rule);
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
