// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/rule_table.hpp"

#include <algorithm>
#include <vector>

namespace roadstead::check {

using catalog::Severity;

static constexpr Severity warning = Severity::warning, review = Severity::review, error = Severity::error;

static constexpr RuleRow table[] = {
    {{"schema", error, "every document has the keys and types of its form, each once"},
     nullptr,
     nullptr,
     check_policy_of_base},
    {{"name-grammar", error, "every API can spell the collection's and the tag's name"}, check_names},
    {{"name-collision", error, "no two names are equal in lower case, and none runs through another's pages"},
     nullptr,
     check_case_twin},
    {{"digest-form", error, "a digest is sha256: and 64 lower-case hex digits"}, check_digests},
    {{"size-unit", warning, "a size is in bytes"}, check_sizes},
    {{"layer-sum", error, "an image and its layer, an index and its children say the same"}, check_layer_sum},
    {{"url-policy", error, "a URL is https, lasting, open to everybody, and where the policy wants it"},
     check_urls,
     check_storage},
    {{"media", error, "only files that belong into a registry tree, within their limits"},
     nullptr,
     nullptr,
     check_added_files},
    {{"markdown", error, "a README is UTF-8 text within its limit, without HTML and links that pages leave out"}},
    {{"frozen", error, "a frozen tag has a digest, and never changes"}, check_frozen, check_frozen_change},
    {{"yanked", warning, "a yanked tag leaves its collection with a newer one"}},
    {{"labels", error, "an image has the labels that the policy wants"}, nullptr, check_required_labels},
    {{"one-namespace", error, "a change is of one collection, or of none"}, nullptr, nullptr, check_one_namespace},
    {{"outside", review, "who keeps the registry looks at what is of no collection"}, nullptr, nullptr, check_outside},
    {{"branch-binding", error, "a branch update/<collection> changes that collection alone"},
     nullptr,
     nullptr,
     check_branch_binding},
    {{"ownership", error, "who changes a collection is among its owners on the base"}, nullptr, check_ownership},
    {{"unasked-team", warning, "who merges asks whether the author is of the team that owns it (with --defer-teams)"},
     nullptr,
     check_unasked_team},
    {{"add-only", error, "what was published stays, by its digest"}, nullptr, check_add_only, check_bystanders},
    {{"mutable", error, "only tags that the policy lets move get another image"}, nullptr, check_mutable},
    {{"history-honest", error, "history grows at its end by what the tag was"}, nullptr, check_history_honest},
    {{"provenance", error, "a tag that says what it was made from, or who signed it, goes on saying it"},
     nullptr,
     check_provenance},
    {{"new-namespace", review, "a person looks at the first change of a collection"}, nullptr, check_new_namespace},
    {{"new-owner", review, "a person looks at a change of owners"}, nullptr, check_new_owner},
    {{"new-host", review, "a person looks where images move to another host"}, nullptr, check_new_host},
    {{"similar-name", error, "a new collection's name is not much like another's"}, nullptr, check_similar_name},
    {{"quota", error, "a collection, and the registry, stay within what the policy gives them"},
     nullptr,
     check_quota,
     check_registry_quota},
    {{"fresh", error, "a change merges with the base as it is now"}},
    {{"object-missing", error, "a blob is stored or has an address (with --store), where it is found (verify)"}},
    {{"object-size", error, "a stored object has the size that is stated (with --store, and verify)"}},
    {{"object-digest", error, "a stored object has the sha256 that is stated (with --store --deep, and verify)"}},
    {{"object-denied", error, "everybody may read a stored object (verify)"}},
    {{"object-unknown", review, "a person looks where nobody could tell what an object is (verify)"}},
    {{"object-type", error, "a stored object is an image, and no page in its place (verify)"}},
    {{"object-image", error, "an image says of itself what the registry says of it (verify)"}},
    {{"recipe", error, "what an image was made from is found, and is what was recorded (verify --recipes)"}},
};

std::span<const RuleRow> rule_table() { return table; }

std::span<const RuleInfo> rules() {
  static const auto infos = [] {
    std::vector<RuleInfo> list;
    for (const RuleRow& row : table) list.push_back(row.info);
    return list;
  }();
  return infos;
}

}  // namespace roadstead::check
