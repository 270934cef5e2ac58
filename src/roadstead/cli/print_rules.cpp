// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/print_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/check/check.hpp"
#include "roadstead/check/explain.hpp"

namespace roadstead::cli {

std::string rules_json() {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("rules").begin_array();
  for (const check::RuleInfo& rule : check::rules())
    json.begin_object()
        .field("rule", rule.id)
        .field("severity", catalog::severity_name(rule.strongest))
        .field("text", rule.text)
        .end_object();
  json.end_array().end_object();
  return out + "\n";
}

std::string rules_text() {
  std::string out;
  for (const check::RuleInfo& rule : check::rules())
    out += fmt::format("{:<16} {:<8} {}\n", rule.id, catalog::severity_name(rule.strongest), rule.text);
  return out;
}

std::string explanation_text(const std::string& rule) {
  const auto rules = check::rules();
  const auto found = std::ranges::find(rules, rule, &check::RuleInfo::id);
  const check::Explanation& why = *check::explanation_of(rule);
  std::string out = fmt::format("{} (at most {}): {}\n\n{}\n\nIt fires at:\n", rule,
                                catalog::severity_name(found->strongest), found->text, why.why);
  for (const std::string_view line : split(why.example, '\n')) out += fmt::format("    {}\n", line);
  return out + fmt::format("\n{}\n", why.mend);
}

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  for (const check::RuleInfo& rule : check::rules()) names.emplace_back(rule.id);
  return names;
}

}  // namespace roadstead::cli
