// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>

#include "roadstead/check/change_rules.hpp"

namespace roadstead::check {

using catalog::Collection;
using catalog::Owner;
using catalog::Severity;

// What is no part of a collection is for those who keep the registry, and goes alone.
void check_one_namespace(const JudgedChange& judged, const SayOfChange& say) {
  const ChangeScope& scope = judged.scope;
  if (scope.collections.size() > 1)
    say(Severity::error, scope.collections[1],
        fmt::format("changes {} together, want one collection in a change",
                    fmt::join(scope.collections | std::views::take(3), ", ")));
  for (const ChangedFile* file : scope.outside) {
    if (scope.collections.empty())
      say(Severity::review, file->path, "is of no collection: who keeps the registry must look");
    else
      say(Severity::error, file->path,
          fmt::format("is no part of '{}', want a change of its own", scope.collections.front()));
  }
}

void check_branch_binding(const JudgedChange& judged, const SayOfChange& say) {
  constexpr std::string_view prefix = "update/";
  const std::string_view branch = judged.change.branch;
  if (!branch.starts_with(prefix)) return;
  const std::string_view named = branch.substr(prefix.size());
  for (const std::string& collection : judged.scope.collections)
    if (collection != named)
      return say(Severity::error, collection,
                 fmt::format("is not what the branch '{}' names, want a change of '{}' alone", branch, named));
  if (judged.scope.collections.empty() && !judged.scope.outside.empty())
    say(Severity::error, judged.scope.outside.front()->path,
        fmt::format("is not what the branch '{}' names, want a change of '{}' alone", branch, named));
}

static bool is_author(const Owner& owner, const Change& change) {
  return std::ranges::any_of(change.authors,
                             [&](const Author& author) { return author.kind == owner.kind && author.id == owner.id; });
}

static bool has_kind(const JudgedChange& judged, bool is_key) {
  return std::ranges::any_of(judged.owners, [&](const Owner& owner) {
    return owner.kind != Owner::Kind::name && (owner.kind == Owner::Kind::key) == is_key;
  });
}

static bool owns_key(const JudgedChange& judged, const std::string& key) {
  return std::ranges::any_of(judged.owners, [&](const Owner& owner) {
    return owner.kind == Owner::Kind::key && !key.empty() && owner.id == key;
  });
}

static std::string where(const JudgedChange& judged) { return judged.scope.collection(); }

// One account may push for many, as that of a CI: where keys are owners, only what they signed counts.
static void check_keys(const JudgedChange& judged, const SayOfChange& say) {
  for (const SignedCommit& commit : judged.change.commits)
    if (!owns_key(judged, commit.key))
      say(Severity::error, where(judged),
          fmt::format("commit {} is {}, want each signed by a key of the owners", commit.id.substr(0, 12),
                      commit.key.empty() ? "signed by no key that the registry knows" : "signed by another's key"));
}

static bool is_owner(const JudgedChange& judged) {
  return std::ranges::any_of(judged.owners, [&](const Owner& owner) { return is_author(owner, judged.change); });
}

void check_ownership(const JudgedChange& judged, const SayOfChange& say) {
  if (where(judged).empty() || (judged.before == nullptr && judged.owners.empty())) return;
  if (has_kind(judged, true)) return check_keys(judged, say);
  if (!has_kind(judged, false))
    return say(Severity::review, where(judged), "has no owner by an id or a key, so nobody can tell who may change it");
  if (judged.change.authors.empty())
    return say(Severity::review, where(judged), "is changed by nobody knows whom, want --author");
  if (!is_owner(judged)) say(Severity::error, where(judged), "is changed by who is not among its owners on the base");
}

static bool is_below_own_folder(const JudgedChange& judged) {
  return !judged.owners.empty() && (has_kind(judged, true) || is_owner(judged));
}

void check_new_namespace(const JudgedChange& judged, const SayOfChange& say) {
  using catalog::NewNamespace;
  if (where(judged).empty() || judged.before != nullptr || is_below_own_folder(judged)) return;
  switch (judged.terms.new_namespaces.value_or(NewNamespace::review)) {
    case NewNamespace::allow: return;
    case NewNamespace::review: return say(Severity::review, where(judged), "is new here: a person must look");
    case NewNamespace::refuse:
      return say(Severity::error, where(judged), "is new here, and the policy takes no new ones");
  }
}

static bool same_owners(std::span<const Owner> one, std::span<const Owner> other) {
  return std::ranges::equal(one, other, [](const Owner& a, const Owner& b) {
    return a.kind == b.kind && a.id == b.id && (a.kind != Owner::Kind::name || a.name == b.name);
  });
}

void check_new_owner(const JudgedChange& judged, const SayOfChange& say) {
  if (judged.before == nullptr || judged.after == nullptr) return;
  if (!same_owners(judged.before->owners, judged.after->owners))
    say(Severity::review, where(judged) + "/README.md", "names other owners: a person must look");
}

// In a collection only README.md, recipes and documents have a use: git and forges take others as orders.
void check_hidden_files(const JudgedChange& judged, const SayOfChange& say) {
  for (const ChangedFile& file : judged.change.files) {
    const std::string_view path = file.path;
    const bool is_inside = !collection_of(judged.change, path).empty();
    if (file.is_there && is_inside && path.find("/.") != path.npos)
      say(Severity::error, path, "has a name that begins with a point: git and forges take such files as orders");
  }
}

}  // namespace roadstead::check
