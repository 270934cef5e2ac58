// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/print_change.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/markdown.hpp"
#include "roadstead/cli/print_findings.hpp"

namespace roadstead::cli {

using catalog::Finding;
using catalog::Findings;
using check::Verdict;

std::string change_json(const app::ChangeReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .field("verdict", check::verdict_name(report.judgement.verdict))
      .field("base", report.base)
      .field("head", report.head)
      .field("collection", report.judgement.collection);
  write_findings(json, report.judgement.findings);
  json.field("errors", count(report.judgement.findings, catalog::Severity::error))
      .field("reviews", count(report.judgement.findings, catalog::Severity::review))
      .field("warnings", count(report.judgement.findings, catalog::Severity::warning))
      .end_object();
  return out + "\n";
}

// Not in the middle of a character.
static std::string_view beginning(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  while (most_bytes > 0 && (text[most_bytes] & 0xC0) == 0x80) --most_bytes;
  return text.substr(0, most_bytes);
}

static std::string code(std::string_view text) {
  constexpr std::size_t most_bytes = 400;
  const std::string_view shown = beginning(text, most_bytes);
  return code_span(escape_controls(shown) + (shown.size() < text.size() ? "…" : ""));
}

static std::string_view meaning(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return "nothing speaks against it";
    case Verdict::review: return "a person must look";
    case Verdict::fail: return "it cannot be merged as it is";
  }
  return {};
}

static std::string row(const Finding& finding) {
  const std::string place =
      finding.line == 0 ? finding.path : fmt::format("{}:{}:{}", finding.path, finding.line, finding.column);
  return fmt::format("| {} | {} | {} | {} |\n", catalog::severity_name(finding.severity), code(place),
                     code(finding.message), finding.rule);
}

std::string change_markdown(const app::ChangeReport& report) {
  constexpr std::size_t most = 100, most_bytes = 48 << 10;  // forges take 64 KiB
  const check::Judgement& judgement = report.judgement;
  std::string out = fmt::format("### roadstead check: {}\n\n", check::verdict_name(judgement.verdict));
  if (!judgement.collection.empty()) out += code(judgement.collection) + ": ";
  out += fmt::format("merging {} into {}; {}.\n", report.head, report.base, meaning(judgement.verdict));
  if (judgement.findings.empty()) return out;
  out += "\n| | where | what | rule |\n|---|---|---|---|\n";
  Findings worst = judgement.findings;
  std::ranges::stable_sort(worst, std::ranges::greater(), &Finding::severity);
  std::size_t shown = 0;
  while (shown < std::min(worst.size(), most) && out.size() < most_bytes) out += row(worst[shown++]);
  if (worst.size() > shown) out += fmt::format("\nand {} more\n", worst.size() - shown);
  return out + "\n`roadstead check --explain RULE` says why a rule is there and how to mend what breaks it.\n";
}

}  // namespace roadstead::cli
