// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "roadstead/catalog/policy.hpp"
#include "roadstead/check/change.hpp"
#include "roadstead/check/change_scope.hpp"

// One function for each rule that looks at a change; the table of them is in rule_table.cpp.
namespace roadstead::check {

/// A change with all that its rules ask for: made once.
struct JudgedChange {
  const Change& change;
  ChangeScope scope;
  catalog::PolicyTerms terms;                   ///< the base's, for the collection
  const catalog::Collection* before = nullptr;  ///< the one collection; null: the base has it not
  const catalog::Collection* after = nullptr;   ///< null: it is gone, or broken
  std::vector<catalog::Owner> owners;           ///< of the base: its own, and those of the folders above
};

/// Takes what a rule has to say of one path.
using SayOfChange = std::function<void(catalog::Severity, std::string_view path, std::string message)>;
using ChangeRule = void (*)(const JudgedChange&, const SayOfChange&);

void check_one_namespace(const JudgedChange& judged, const SayOfChange& say);
void check_branch_binding(const JudgedChange& judged, const SayOfChange& say);
void check_ownership(const JudgedChange& judged, const SayOfChange& say);
void check_add_only(const JudgedChange& judged, const SayOfChange& say);
void check_frozen_change(const JudgedChange& judged, const SayOfChange& say);
void check_mutable(const JudgedChange& judged, const SayOfChange& say);
void check_history_honest(const JudgedChange& judged, const SayOfChange& say);
void check_provenance(const JudgedChange& judged, const SayOfChange& say);
void check_new_namespace(const JudgedChange& judged, const SayOfChange& say);
void check_new_owner(const JudgedChange& judged, const SayOfChange& say);
void check_new_host(const JudgedChange& judged, const SayOfChange& say);
void check_storage(const JudgedChange& judged, const SayOfChange& say);
void check_required_labels(const JudgedChange& judged, const SayOfChange& say);
void check_similar_name(const JudgedChange& judged, const SayOfChange& say);
void check_quota(const JudgedChange& judged, const SayOfChange& say);
void check_hidden_files(const JudgedChange& judged, const SayOfChange& say);

}  // namespace roadstead::check
