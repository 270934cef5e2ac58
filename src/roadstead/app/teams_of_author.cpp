// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/teams_of_author.hpp"

#include <algorithm>

#include "roadstead/check/owners.hpp"

namespace roadstead::app {

using catalog::Owner;

namespace {

bool decides(const Owner& owner, const std::vector<check::Author>& authors) {
  return owner.kind == Owner::Kind::key ||
         std::ranges::find(authors, check::Author{owner.kind, std::string(owner.id)}) != authors.end();
}

}  // namespace

Result<std::vector<check::Author>> with_teams(std::vector<check::Author> authors, const check::Side& base,
                                              const std::vector<std::string>& collections, const AsksTeam& is_of_team) {
  Arena arena;
  const auto reader = base.tree.reader();
  for (const std::string& collection : collections) {
    const auto owners = check::owners_of(base, *reader, collection, arena);
    if (!owners) return Failure(owners.error());
    for (const Owner& owner : *owners) {
      if (std::ranges::any_of(*owners, [&](const Owner& one) { return decides(one, authors); })) break;
      if (owner.kind != Owner::Kind::team) continue;
      const auto is_member = is_of_team(std::string(owner.id));
      if (!is_member) return Failure(is_member.error());
      if (*is_member) authors.push_back({owner.kind, std::string(owner.id)});
    }
  }
  return authors;
}

}  // namespace roadstead::app
