// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "roadstead/check/change_rules.hpp"
#include "roadstead/check/owners.hpp"
#include "roadstead/check/rule_table.hpp"

namespace roadstead::check {

namespace {

using catalog::Finding;
using catalog::Findings;
using catalog::Level;
using catalog::Severity;

const catalog::Collection* find(const Side& side, const std::string& collection) {
  return collection.empty() ? nullptr : side.loaded.catalog.find(collection);
}

// A broken collection of the base is one all the same: whoever mends it must be its owner.
const catalog::Collection* find_before(const Side& side, const std::string& collection) {
  if (const auto* const found = find(side, collection)) return found;
  const auto& left_out = side.loaded.left_out;
  const auto broken = std::ranges::find(left_out, collection, &catalog::Collection::name);
  return broken == left_out.end() ? nullptr : &*broken;
}

Result<JudgedChange> prepare(const Change& change, Arena& arena) {
  JudgedChange judged{.change = change, .scope = scope_of(change), .terms = {}};
  const std::string collection = judged.scope.collection();
  judged.terms = change.before.loaded.catalog.settings.policy.of(collection);
  judged.before = find_before(change.before, collection);
  judged.after = find(change.after, collection);
  if (collection.empty()) return judged;
  auto owners = owners_of(change.before, collection, arena);
  if (!owners) return Failure(owners.error());
  judged.owners = std::move(*owners);
  return judged;
}

std::string folder_of(std::string_view path) {
  return std::string(path.substr(0, std::min(path.rfind('/'), path.size())));
}

// What was wrong before, and is not touched, is not the change's.
void add_tree_findings(const Change& change, const Findings& tree_findings, Findings& findings) {
  std::set<std::string> touched;
  for (const ChangedFile& file : change.files) touched.insert({file.path, folder_of(file.path)});
  for (const Finding& finding : tree_findings)
    if (touched.contains(finding.path) || touched.contains(folder_of(finding.path))) findings.push_back(finding);
}

Severity severity_of(Level level) {
  if (level == Level::error) return Severity::error;
  return level == Level::review ? Severity::review : Severity::warning;
}

void apply_levels(const catalog::PolicyTerms& terms, Findings& findings) {
  std::erase_if(findings, [&](const Finding& finding) {
    const auto level = terms.rules.find(std::string(finding.rule));
    return level != terms.rules.end() && level->second == Level::off;
  });
  for (Finding& finding : findings)
    if (const auto level = terms.rules.find(std::string(finding.rule)); level != terms.rules.end())
      finding.severity = severity_of(level->second);
}

Verdict verdict_of(const Findings& findings) {
  Verdict verdict = Verdict::pass;
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::error) return Verdict::fail;
    if (finding.severity == Severity::review) verdict = Verdict::review;
  }
  return verdict;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return "pass";
    case Verdict::review: return "review";
    case Verdict::fail: return "fail";
  }
  return {};
}

Result<Judgement> judge(const Change& change, const Findings& tree_findings) {
  Arena arena;
  const auto judged = prepare(change, arena);
  if (!judged) return Failure(judged.error());
  Judgement judgement{.collection = judged->scope.collection(), .findings = {}};
  judgement.may_merge = !judgement.collection.empty() && judged->terms.auto_merge.value_or(false);
  for (const RuleRow& row : rule_table()) {
    if (row.change_rule == nullptr) continue;
    row.change_rule(*judged, [&](Severity severity, std::string_view path, std::string message) {
      judgement.findings.push_back({std::string(path), 0, 0, severity, row.info.id, std::move(message)});
    });
  }
  add_tree_findings(change, tree_findings, judgement.findings);
  apply_levels(judged->terms, judgement.findings);
  std::ranges::sort(judgement.findings);
  judgement.verdict = verdict_of(judgement.findings);
  return judgement;
}

}  // namespace roadstead::check
