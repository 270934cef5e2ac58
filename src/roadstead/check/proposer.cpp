// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/proposer.hpp"

#include <algorithm>

namespace roadstead::check {

using catalog::Owner;

bool has_author(Owners owners, const Change& change) {
  return std::ranges::any_of(owners, [&](const Owner& owner) {
    return std::ranges::find(change.authors, Author{owner.kind, std::string(owner.id)}) != change.authors.end();
  });
}

bool has_key(Owners owners) { return std::ranges::find(owners, Owner::Kind::key, &Owner::kind) != owners.end(); }

bool has_key(Owners owners, std::string_view key) {
  return std::ranges::any_of(owners,
                             [&](const Owner& owner) { return owner.kind == Owner::Kind::key && owner.id == key; });
}

bool are_signed_by(Owners owners, const Change& change) {
  return !change.commits.empty() && std::ranges::all_of(change.commits, [&](const SignedCommit& commit) {
    return commit.signature == Signature::known && has_key(owners, commit.key);
  });
}

const Owner* deferred_team(Owners owners, const Change& change) {
  if (!change.defers_teams || change.authors.empty() || has_key(owners) || has_author(owners, change)) return nullptr;
  const auto team = std::ranges::find(owners, Owner::Kind::team, &Owner::kind);
  return team == owners.end() ? nullptr : &*team;
}

}  // namespace roadstead::check
