// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/teams_of_author.hpp"

#include <optional>

#include "roadstead/check/owners.hpp"
#include "roadstead/check/proposer.hpp"

namespace roadstead::app {

using catalog::Owner;

namespace {

bool is_decided(const std::vector<Owner>& owners, const check::Change& change) {
  return check::has_key(owners) || check::has_author(owners, change);
}

Result<void> add_team_of(const std::vector<Owner>& owners, const AsksTeam& is_of_team, check::Change& change) {
  std::optional<Error> unasked;
  for (const Owner& owner : owners) {
    if (is_decided(owners, change)) return {};
    if (owner.kind != Owner::Kind::team) continue;
    const auto is_member = is_of_team(std::string(owner.id));
    if (!is_member && !unasked) unasked = is_member.error();
    if (is_member && *is_member) change.authors.push_back({owner.kind, std::string(owner.id)});
  }
  return unasked && !is_decided(owners, change) ? Result<void>(Failure(*unasked)) : Result<void>();
}

}  // namespace

Result<void> add_teams(const std::vector<std::string>& collections, const AsksTeam& is_of_team, check::Change& change) {
  if (!is_of_team) return {};
  Arena arena;
  const auto reader = change.before.tree.reader();
  for (const std::string& collection : collections) {
    const auto owners = check::owners_of(change.before, *reader, collection, arena);
    if (!owners) return Failure(owners.error());
    if (auto done = add_team_of(*owners, is_of_team, change); !done) return done;
  }
  return {};
}

}  // namespace roadstead::app
