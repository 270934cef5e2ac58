// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>
#include <vector>

#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/source/git_tree.hpp"

namespace roadstead::source {

namespace {

constexpr std::size_t answer_limit = 1 << 20;

Result<std::string> git(const std::string& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", folder});
  auto answer = run({.arguments = std::move(words)}, answer_limit);
  if (answer && answer->ends_with('\n')) answer->pop_back();
  return answer;
}

Result<std::string> object_id(const std::string& folder, const std::string& expression) {
  return git(folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", expression});
}

Failure no_revision(const std::string& folder, const std::string& revision) {
  const auto list =
      git(folder, {"for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"});
  const std::string lines = list.value_or("");
  std::vector<std::string> names;
  for (const std::string_view name : split(lines, '\n')) names.emplace_back(name);
  const auto near = nearest(revision, names);
  return fail(Code::not_found, "no revision '{}' in the git repository '{}'{}", revision, folder,
              near ? fmt::format("; did you mean '{}'?", *near) : "");
}

}  // namespace

Result<std::string> resolve_revision(const std::string& repository, const std::string& revision) {
  auto below = git(repository, {"rev-parse", "--show-prefix"});  // "folder/" inside of a repository, "" at its top
  if (!below) return fail(Code::not_found, "'{}' is in no git repository: {}", repository, below.error().message());
  const bool has_path = revision.find(':') != revision.npos;  // "main:folder" takes no suffix
  auto id = object_id(repository, has_path ? revision : revision + "^{tree}");
  if (id && has_path) id = object_id(repository, *id + "^{tree}");
  if (!id) return no_revision(repository, revision);
  if (below->empty() || has_path) return id;
  auto folder = object_id(repository, revision + ":" + *below);
  if (!folder) return fail(Code::not_found, "no folder '{}' in revision '{}'", *below, revision);
  return folder;
}

}  // namespace roadstead::source
