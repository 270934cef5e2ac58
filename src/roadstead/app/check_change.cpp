// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/check_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "roadstead/app/changed_files.hpp"
#include "roadstead/app/commit_signers.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/check/change_scope.hpp"
#include "roadstead/check/check.hpp"
#include "roadstead/check/owners.hpp"
#include "roadstead/source/git_change.hpp"
#include "roadstead/source/git_tree.hpp"

namespace roadstead::app {

namespace {

using catalog::Owner;
using check::Side;

/// The part of a registry that a change can be about.
struct LoadedPart {
  std::unique_ptr<source::Tree> tree;
  catalog::Loaded loaded;
  Side side() const { return {*tree, loaded}; }
};

Result<LoadedPart> load_part(const std::string& repository, const std::string& tree,
                             const std::vector<std::string>& paths, unsigned jobs) {
  auto opened = source::open_git_paths(repository, tree, paths);
  if (!opened) return Failure(opened.error());
  auto loaded = catalog::load(**opened, jobs);
  if (!loaded) return Failure(loaded.error());
  return LoadedPart{std::move(*opened), std::move(*loaded)};
}

// All of the owners that it touches: their folders say who owns what lies below.
std::vector<std::string> touched_paths(const std::vector<source::PathChange>& changes) {
  std::set<std::string> paths{"roadstead.yml", "_config.yml"};
  for (const source::PathChange& change : changes) paths.insert(change.path.substr(0, change.path.find('/')));
  return {paths.begin(), paths.end()};
}

// Of all collections there, and of the folders above those that are not there yet.
std::set<std::string> keys_of(const LoadedPart& base, const std::vector<source::PathChange>& changes) {
  std::set<std::string> names, keys;
  for (const catalog::Collection& collection : base.loaded.catalog.collections) names.emplace(collection.name);
  for (const source::PathChange& change : changes) names.emplace(catalog::classify(change.path).collection);
  Arena arena;
  const auto reader = base.tree->reader();
  for (const std::string& name : names)
    if (const auto owners = check::owners_of(base.side(), *reader, name, arena))
      for (const Owner& owner : *owners)
        if (owner.kind == Owner::Kind::key) keys.emplace(owner.id);
  return keys;
}

Result<std::vector<check::LargeFile>> large_files(const std::string& repository, const source::Merge& merge) {
  const auto files = source::large_files_between(repository, merge.base, merge.head, check::file_limit_bytes);
  if (!files) return Failure(files.error());
  std::vector<check::LargeFile> large;
  for (const source::CommittedFile& file : *files)
    if (!file.path.ends_with(".json") || file.size_bytes > check::document_limit_bytes)
      large.push_back({file.path, file.size_bytes});
  return large;
}

std::string_view no_common_commit(const source::Merge& merge) {
  return merge.is_shallow
             ? "the head has no commit in common with the base in what was fetched, want all of the history"
             : "the head has no commit in common with the base, want the change made anew on it";
}

// Where they do not merge, nothing more can be said of what would become of the base.
check::Judgement does_not_merge(const source::Merge& merge) {
  check::Judgement judgement{.collection = {}, .findings = {}, .verdict = check::Verdict::fail};
  for (const std::string& path : merge.conflicts)
    judgement.findings.push_back({path.empty() ? "." : path, 0, 0, catalog::Severity::error, "fresh",
                                  path.empty() ? std::string(no_common_commit(merge))
                                               : "the base has changed it since, want the change made anew on it"});
  std::ranges::sort(judgement.findings);
  return judgement;
}

// Only a name that is new is compared with others of as many parts, and to list them takes longer than all the rest. 0:
// none is new.
unsigned depth_of_new(const check::Change& change, const check::ChangeScope& scope) {
  unsigned depth = 0;
  for (const std::string& name : scope.collections)
    if (change.before.loaded.catalog.find(name) == nullptr)
      depth = std::max(depth, static_cast<unsigned>(std::ranges::count(name, '/')) + 1);
  return depth;
}

// To bound what all have together, all must be read; nobody else pays for that.
Result<std::optional<check::RegistryUse>> use_of_base(const ChangeOptions& options, const source::Merge& merge,
                                                      const catalog::Quota& quota) {
  if (quota == catalog::Quota()) return std::optional<check::RegistryUse>();
  const auto tree = source::open_git_tree(options.repository, merge.base);
  if (!tree) return Failure(tree.error());
  const auto loaded = catalog::load(**tree, options.jobs);
  if (!loaded) return Failure(loaded.error());
  return std::optional(check::use_of(loaded->catalog));
}

Result<check::Judgement> judge_merge(const ChangeOptions& options, const source::Merge& merge,
                                     std::vector<std::string>& touched) {
  const auto changes = source::changed_paths(options.repository, merge.base, merge.tree);
  if (!changes) return Failure(changes.error());
  const auto paths = touched_paths(*changes);
  const auto before = load_part(options.repository, merge.base, paths, options.jobs);
  if (!before) return Failure(before.error());
  const auto after = load_part(options.repository, merge.tree, paths, options.jobs);
  if (!after) return Failure(after.error());
  auto findings = check::check_tree(*after->tree, after->loaded, options.jobs);
  if (!findings) return Failure(findings.error());
  findings->insert(findings->end(), after->loaded.findings.begin(), after->loaded.findings.end());
  auto commits = signed_commits(options.repository, merge.base, merge.head, keys_of(*before, *changes));
  if (!commits) return Failure(commits.error());
  auto large = large_files(options.repository, merge);
  if (!large) return Failure(large.error());
  auto use = use_of_base(options, merge, before->loaded.catalog.settings.policy.registry_quota);
  if (!use) return Failure(use.error());
  check::Change change{.branch = options.branch,
                       .authors = options.authors,
                       .defers_teams = options.defers_teams,
                       .commits = std::move(*commits),
                       .files = changed_files(*changes, *before->tree, *after->tree),
                       .large_files = std::move(*large),
                       .folders = {},
                       .use = *use,
                       .before = before->side(),
                       .after = after->side()};
  const check::ChangeScope scope = check::scope_of(change);
  if (auto done = add_teams(scope.collections, options.is_of_team, change); !done) return Failure(done.error());
  if (const unsigned depth = depth_of_new(change, scope); depth != 0) {
    auto folders = source::folders_of(options.repository, merge.base, depth);
    if (!folders) return Failure(folders.error());
    change.folders = std::move(*folders);
  }
  for (const check::ChangedFile& file : change.files) touched.push_back(file.path);
  return check::judge(change, *findings);
}

}  // namespace

Result<ChangeReport> check_change(const ChangeOptions& options) {
  const auto merge = source::merge_revisions(options.repository, options.base, options.head);
  if (!merge) return Failure(merge.error());
  ChangeReport report{.base = merge->base, .head = merge->head, .tree = merge->tree, .paths = {}, .judgement = {}};
  auto judgement = merge->tree.empty() ? Result<check::Judgement>(does_not_merge(*merge))
                                       : judge_merge(options, *merge, report.paths);
  if (!judgement) return Failure(judgement.error());
  report.judgement = std::move(*judgement);
  return report;
}

static bool is_at(const catalog::Finding& finding, const std::set<std::string>& places) {
  return places.contains(finding.path) || places.contains(finding.path.substr(0, finding.path.rfind('/')));
}

Result<catalog::Findings> tree_errors(const std::string& repository, const std::string& before,
                                      const std::string& after, unsigned jobs) {
  const auto changes = source::changed_paths(repository, before, after);
  if (!changes) return Failure(changes.error());
  const auto part = load_part(repository, after, touched_paths(*changes), jobs);
  if (!part) return Failure(part.error());
  auto findings = check::check_tree(*part->tree, part->loaded, jobs);
  if (!findings) return findings;
  findings->insert(findings->end(), part->loaded.findings.begin(), part->loaded.findings.end());
  std::set<std::string> places;
  for (const source::PathChange& change : *changes)
    for (const std::string& place : {change.path, change.path.substr(0, change.path.rfind('/')),
                                     std::string(catalog::classify(change.path).collection)})
      places.insert(place);
  std::erase_if(*findings, [&](const catalog::Finding& finding) {
    return finding.severity != catalog::Severity::error || !is_at(finding, places);
  });
  std::ranges::sort(*findings);
  return findings;
}

}  // namespace roadstead::app
