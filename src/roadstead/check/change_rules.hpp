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

/// Takes what a rule has to say of one path.
using SayOfChange = std::function<void(catalog::Severity, std::string_view path, std::string message)>;

/// A change as a whole, and what it touches.
struct JudgedChange {
  const Change& change;
  const ChangeScope& scope;
};
using ChangeRule = void (*)(const JudgedChange&, const SayOfChange&);

void check_one_namespace(const JudgedChange& judged, const SayOfChange& say);
void check_outside(const JudgedChange& judged, const SayOfChange& say);
void check_branch_binding(const JudgedChange& judged, const SayOfChange& say);
void check_added_files(const JudgedChange& judged, const SayOfChange& say);
void check_bystanders(const JudgedChange& judged, const SayOfChange& say);
void check_registry_quota(const JudgedChange& judged, const SayOfChange& say);
void check_policy_of_base(const JudgedChange& judged, const SayOfChange& say);

/// One collection that a change touches, with all that its rules ask for: made once.
struct JudgedCollection {
  const Change& change;
  std::string name;
  catalog::PolicyTerms terms;                                  ///< the base's
  const catalog::Collection* before = nullptr;                 ///< null: the base has it not
  const catalog::Collection* after = nullptr;                  ///< null: it is gone, or broken
  std::vector<catalog::Owner> owners;                          ///< of the base: its own, and those of the folders above
  bool owned_below_before = false, owned_below_after = false;  ///< its README says `layout: owner`
};
using CollectionRule = void (*)(const JudgedCollection&, const SayOfChange&);

void check_ownership(const JudgedCollection& judged, const SayOfChange& say);
void check_unasked_team(const JudgedCollection& judged, const SayOfChange& say);
void check_add_only(const JudgedCollection& judged, const SayOfChange& say);
void check_frozen_change(const JudgedCollection& judged, const SayOfChange& say);
void check_mutable(const JudgedCollection& judged, const SayOfChange& say);
void check_history_honest(const JudgedCollection& judged, const SayOfChange& say);
void check_provenance(const JudgedCollection& judged, const SayOfChange& say);
void check_new_namespace(const JudgedCollection& judged, const SayOfChange& say);
void check_new_owner(const JudgedCollection& judged, const SayOfChange& say);
void check_new_host(const JudgedCollection& judged, const SayOfChange& say);
void check_storage(const JudgedCollection& judged, const SayOfChange& say);
void check_required_labels(const JudgedCollection& judged, const SayOfChange& say);
void check_case_twin(const JudgedCollection& judged, const SayOfChange& say);
void check_similar_name(const JudgedCollection& judged, const SayOfChange& say);
void check_quota(const JudgedCollection& judged, const SayOfChange& say);

}  // namespace roadstead::check
