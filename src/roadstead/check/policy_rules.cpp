// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/policy_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/check/change_rules.hpp"
#include "roadstead/check/check.hpp"

namespace roadstead::check {

using catalog::Findings;
using catalog::PolicyTerms;
using catalog::Severity;

static constexpr std::string_view settings = "roadstead.yml";

static std::string unknown_rule(const std::string& name) {
  std::vector<std::string> names;
  for (const RuleInfo& rule : rules()) names.emplace_back(rule.id);
  const auto near = nearest(name, names);
  return fmt::format("the policy speaks of the rule '{}', which is none{}", name,
                     near ? fmt::format(", did you mean '{}'?", *near) : "");
}

static void check_terms(const PolicyTerms& terms, Findings& findings) {
  for (const auto& [name, level] : terms.rules)
    if (std::ranges::find(rules(), name, &RuleInfo::id) == rules().end())
      findings.push_back({std::string(settings), 0, 0, Severity::error, "schema", unknown_rule(name)});
}

Findings check_policy(const catalog::Policy& policy) {
  Findings findings;
  check_terms(policy.terms, findings);
  for (const auto& [glob, terms] : policy.namespaces) check_terms(terms, findings);
  return findings;
}

// What a policy fails to say cannot be kept.
void check_policy_of_base(const JudgedChange& judged, const SayOfChange& say) {
  const auto& loaded = judged.change.before.loaded;
  const auto is_broken = [](const catalog::Finding& finding) {
    return finding.path == settings && finding.severity == Severity::error;
  };
  if (std::ranges::any_of(loaded.findings, is_broken) || !check_policy(loaded.catalog.settings.policy).empty())
    say(Severity::review, settings, "is broken on the base, and nobody can tell its policy: a person must look");
}

}  // namespace roadstead::check
