// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/load.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::check {

/// One rule. The same table feeds the checks, `roadstead check --list-rules` and the docs.
struct RuleInfo {
  std::string_view id;
  catalog::Severity strongest;  ///< of its findings
  std::string_view text;        ///< what it wants, one line
};
std::span<const RuleInfo> rules();

/// The rules on a tree that need no network and that loading does not find by itself. Sorted. Fails when a file
/// cannot be read.
Result<catalog::Findings> check_tree(const source::Tree& tree, const catalog::Loaded& loaded, unsigned jobs);

}  // namespace roadstead::check
