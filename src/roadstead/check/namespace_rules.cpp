// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>

#include "roadstead/check/change_rules.hpp"
#include "roadstead/check/proposer.hpp"

namespace roadstead::check {

using catalog::Collection;
using catalog::Owner;
using catalog::Severity;

void check_one_namespace(const JudgedChange& judged, const SayOfChange& say) {
  const ChangeScope& scope = judged.scope;
  if (scope.collections.size() > 1)
    say(Severity::error, scope.collections[1],
        fmt::format("changes {} together, want one collection in a change",
                    fmt::join(scope.collections | std::views::take(3), ", ")));
  if (scope.collections.empty()) return;
  for (const ChangedFile* file : scope.outside)
    say(Severity::error, file->path,
        fmt::format("is no part of '{}', want a change of its own", scope.collections.front()));
}

// Settings, workflows, owners' folders: what decides over all the others.
void check_outside(const JudgedChange& judged, const SayOfChange& say) {
  for (const ChangedFile* file : judged.scope.outside)
    say(Severity::review, file->path, "is of no collection: who keeps the registry must look");
}

static std::string_view after_prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

void check_branch_binding(const JudgedChange& judged, const SayOfChange& say) {
  constexpr std::string_view prefix = "update/";
  const std::string_view branch = after_prefix(judged.change.branch, "refs/heads/");
  if (!branch.starts_with(prefix)) return;
  const std::string_view named = branch.substr(prefix.size());
  const auto refuse = [&](const std::string& path) {
    say(Severity::error, path,
        fmt::format("is not what the branch '{}' names, want a change of '{}' alone", branch, named));
  };
  for (const std::string& collection : judged.scope.collections)
    if (collection != named) return refuse(collection);
  if (judged.scope.collections.empty() && !judged.scope.outside.empty()) refuse(judged.scope.outside.front()->path);
}

static std::string_view fault_of(const JudgedCollection& judged, const SignedCommit& commit) {
  switch (commit.signature) {
    case Signature::none: return "is not signed";
    case Signature::broken: return "has a signature of something else";
    case Signature::unknown: return "is signed by no key that the base knows";
    case Signature::known: return has_key(judged.owners, commit.key) ? "" : "is signed by another's key";
  }
  return {};
}

// One account may push for many, as that of a CI: where keys are owners, only what they signed counts.
static void check_keys(const JudgedCollection& judged, const SayOfChange& say) {
  for (const SignedCommit& commit : judged.change.commits)
    if (const auto fault = fault_of(judged, commit); !fault.empty())
      say(Severity::error, judged.name,
          fmt::format("commit {} {}, want each signed by a key of the owners", commit.id.substr(0, 12), fault));
}

void check_unasked_team(const JudgedCollection& judged, const SayOfChange& say) {
  if (const Owner* const team = deferred_team(judged.owners, judged.change))
    say(Severity::warning, judged.name,
        fmt::format("is the team {}'s{}: who merges asks whether its author is of it", team->id,
                    team->name.empty() ? "" : fmt::format(" ({})", team->name)));
}

void check_ownership(const JudgedCollection& judged, const SayOfChange& say) {
  if (judged.before == nullptr && judged.owners.empty()) return;
  if (has_key(judged.owners)) return check_keys(judged, say);
  if (std::ranges::all_of(judged.owners, [](const Owner& owner) { return owner.kind == Owner::Kind::name; }))
    return say(Severity::review, judged.name, "has no owner by an id or a key, so nobody can tell who may change it");
  if (judged.change.authors.empty())
    return say(Severity::review, judged.name, "is changed by nobody knows whom, want --author");
  if (!has_author(judged.owners, judged.change) && deferred_team(judged.owners, judged.change) == nullptr)
    say(Severity::error, judged.name, "is changed by who is not among its owners on the base");
}

static bool is_below_own_folder(const JudgedCollection& judged) {
  return !judged.owners.empty() && (has_key(judged.owners) || has_author(judged.owners, judged.change) ||
                                    deferred_team(judged.owners, judged.change) != nullptr);
}

// A name inside of another's, or around it, is not free for whoever comes first.
static std::string neighbour_of(const JudgedCollection& judged) {
  for (std::size_t end = judged.name.rfind('/'); end != std::string::npos && end != 0;
       end = judged.name.rfind('/', end - 1))
    if (judged.change.before.loaded.catalog.find(judged.name.substr(0, end)) != nullptr)
      return fmt::format("lies inside of the collection '{}'", judged.name.substr(0, end));
  const auto& collections = judged.change.before.loaded.catalog.collections;
  const auto below = std::ranges::lower_bound(collections, judged.name + "/", {}, &Collection::name);
  if (below != collections.end() && below->name.starts_with(judged.name + "/"))
    return fmt::format("would lie around '{}'", below->name);
  return {};
}

void check_new_namespace(const JudgedCollection& judged, const SayOfChange& say) {
  using catalog::NewNamespace;
  if (judged.before != nullptr || is_below_own_folder(judged)) return;
  const auto wanted = judged.terms.new_namespaces.value_or(NewNamespace::review);
  if (wanted == NewNamespace::refuse)
    return say(Severity::error, judged.name, "is new here, and the policy takes no new ones");
  if (wanted == NewNamespace::review) say(Severity::review, judged.name, "is new here: a person must look");
  if (const std::string neighbour = neighbour_of(judged); !neighbour.empty())
    say(Severity::review, judged.name, neighbour + ": a person must look");
}

static bool same_owners(std::span<const Owner> one, std::span<const Owner> other) {
  return std::ranges::equal(one, other, [](const Owner& a, const Owner& b) {
    return a.kind == b.kind && a.id == b.id && (a.kind != Owner::Kind::name || a.name == b.name);
  });
}

void check_new_owner(const JudgedCollection& judged, const SayOfChange& say) {
  const auto look = [&](std::string_view what) {
    say(Severity::review, judged.name + "/README.md", fmt::format("{}: a person must look", what));
  };
  if (judged.owned_below_after && !judged.owned_below_before)
    look("says `layout: owner`, so that its owners would own all below it");
  if (judged.owned_below_before && !judged.owned_below_after)
    look("does not say `layout: owner` any more, so that its owners would own nothing below it");
  if (judged.before != nullptr && judged.after != nullptr && !same_owners(judged.before->owners, judged.after->owners))
    look(judged.after->owners.empty() ? "names no owners any more" : "names other owners");
}

// Of a file that is gone again at the end git keeps the bytes all the same.
static void check_sizes(const Change& change, const SayOfChange& say) {
  for (const LargeFile& file : change.large_files)
    say(collection_of(change, file.path).empty() ? Severity::review : Severity::error, file.path,
        fmt::format("has {} bytes in a commit of the change, and git keeps them, want at most {}", file.size_bytes,
                    file.path.ends_with(".json") ? document_limit_bytes : file_limit_bytes));
}

// In a collection only README.md, recipes and documents have a use: git and forges take others as orders.
void check_added_files(const JudgedChange& judged, const SayOfChange& say) {
  for (const ChangedFile& file : judged.change.files) {
    const std::string_view path = file.path;
    const bool is_inside = !collection_of(judged.change, path).empty();
    if (file.is_there && is_inside && path.find("/.") != path.npos)
      say(Severity::error, path, "has a name that begins with a point: git and forges take such files as orders");
  }
  check_sizes(judged.change, say);
}

}  // namespace roadstead::check
