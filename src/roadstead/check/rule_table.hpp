// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "roadstead/check/change_rules.hpp"
#include "roadstead/check/check.hpp"
#include "roadstead/check/rules.hpp"

namespace roadstead::check {

/// A rule, and what finds what it has to say. No function: loading, tree_rules or app finds it.
struct RuleRow {
  RuleInfo info;
  TagRule tag_rule = nullptr;
  CollectionRule collection_rule = nullptr;
  ChangeRule change_rule = nullptr;
};

/// All rules, in the order of docs/registry-format.md.
std::span<const RuleRow> rule_table();

}  // namespace roadstead::check
