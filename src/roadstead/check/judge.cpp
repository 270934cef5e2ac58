// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
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

// A broken collection of the base is one all the same: whoever mends it must be its owner.
const catalog::Collection* find_before(const Side& side, const std::string& collection) {
  if (const auto* const found = side.loaded.catalog.find(collection)) return found;
  const auto& left_out = side.loaded.left_out;
  const auto broken = std::ranges::find(left_out, collection, &catalog::Collection::name);
  return broken == left_out.end() ? nullptr : &*broken;
}

Result<JudgedCollection> prepare(const Change& change, const std::string& name, Arena& arena) {
  JudgedCollection judged{.change = change, .name = name, .terms = {}};
  judged.terms = change.before.loaded.catalog.settings.policy.of(name);
  judged.before = find_before(change.before, name);
  judged.after = change.after.loaded.catalog.find(name);
  const auto reader_before = change.before.tree.reader(), reader_after = change.after.tree.reader();
  auto owners = owners_of(change.before, *reader_before, name, arena);
  if (!owners) return Failure(owners.error());
  judged.owners = std::move(*owners);
  const auto before = owns_below(change.before, *reader_before, name),
             after = owns_below(change.after, *reader_after, name);
  if (!before) return Failure(before.error());
  if (!after) return Failure(after.error());
  judged.owned_below_before = *before;
  judged.owned_below_after = *after;
  return judged;
}

template <class Judged, class Rule>
void apply(Rule rule, std::string_view id, const Judged& judged, Findings& findings) {
  if (rule == nullptr) return;
  rule(judged, [&](Severity severity, std::string_view path, std::string message) {
    findings.push_back({std::string(path), 0, 0, severity, id, std::move(message)});
  });
}

// Several collections in one change are each judged as if they came alone: a policy may take such a change.
Result<void> judge_collections(const Change& change, const ChangeScope& scope, Findings& findings) {
  for (const std::string& name : scope.collections) {
    Arena arena;
    const auto judged = prepare(change, name, arena);
    if (!judged) return Failure(judged.error());
    for (const RuleRow& row : rule_table()) apply(row.collection_rule, row.info.id, *judged, findings);
  }
  return {};
}

std::string folder_of(std::string_view path) {
  return std::string(path.substr(0, std::min(path.rfind('/'), path.size())));
}

// What only a whole collection shows is said of it, or of its README, which the change need not touch.
bool is_of_whole(const Finding& finding, const ChangeScope& scope) {
  const auto has = [&](const std::string& name) { return std::ranges::binary_search(scope.collections, name); };
  return has(finding.path) ||
         ((finding.rule == "yanked" || finding.rule == "name-collision") && has(folder_of(finding.path)));
}

// What was wrong before, and is not touched, is not the change's.
void add_tree_findings(const Change& change, const ChangeScope& scope, const Findings& tree_findings,
                       Findings& findings) {
  std::set<std::string> touched;
  for (const ChangedFile& file : change.files) touched.insert({file.path, folder_of(file.path)});
  for (const Finding& finding : tree_findings)
    if (touched.contains(finding.path) || touched.contains(folder_of(finding.path)) || is_of_whole(finding, scope))
      findings.push_back(finding);
}

Severity severity_of(Level level) {
  if (level == Level::error) return Severity::error;
  return level == Level::review ? Severity::review : Severity::warning;
}

/// What the policy makes of each rule where a finding is.
class Levels {
 public:
  Levels(const Change& change, const ChangeScope& scope)
      : change_(change), scope_(scope), policy_(change.before.loaded.catalog.settings.policy) {
    for (const std::string& name : scope.collections) of_.emplace(name, policy_.of(name).rules);
  }

  std::optional<Level> of(const Finding& finding) const {
    const bool is_name = std::ranges::binary_search(scope_.collections, finding.path);
    const auto own = of_.find(is_name ? finding.path : std::string(collection_of(change_, finding.path)));
    const auto& levels = own == of_.end() ? policy_.terms.rules : own->second;
    const auto level = levels.find(std::string(finding.rule));
    return level == levels.end() ? std::nullopt : std::optional<Level>(level->second);
  }

 private:
  const Change& change_;
  const ChangeScope& scope_;
  const catalog::Policy& policy_;
  std::map<std::string, std::map<std::string, Level>> of_;
};

// What keeps an entry from being published is no matter of policy.
bool leaves_out(const Finding& finding, const Findings& loading) {
  return finding.severity == Severity::error && std::ranges::find(loading, finding) != loading.end();
}

void apply_levels(const Levels& levels, const Findings& loading, Findings& findings) {
  std::erase_if(findings, [&](Finding& finding) {
    if (leaves_out(finding, loading)) return false;
    const auto level = levels.of(finding);
    if (level && *level != Level::off) finding.severity = severity_of(*level);
    return level == Level::off;
  });
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
  const ChangeScope scope = scope_of(change);
  Judgement judgement{.collection = scope.collection(), .findings = {}};
  const catalog::Policy& policy = change.before.loaded.catalog.settings.policy;
  judgement.may_merge = !judgement.collection.empty() && policy.of(judgement.collection).auto_merge.value_or(false);
  for (const RuleRow& row : rule_table())
    apply(row.change_rule, row.info.id, JudgedChange{change, scope}, judgement.findings);
  if (auto done = judge_collections(change, scope, judgement.findings); !done) return Failure(done.error());
  add_tree_findings(change, scope, tree_findings, judgement.findings);
  apply_levels(Levels(change, scope), change.after.loaded.findings, judgement.findings);
  std::ranges::sort(judgement.findings);
  judgement.verdict = verdict_of(judgement.findings);
  return judgement;
}

}  // namespace roadstead::check
