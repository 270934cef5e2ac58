// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/git_change.hpp"

#include <algorithm>

#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/source/git_tree.hpp"

namespace roadstead::source {

namespace {

constexpr std::size_t answer_limit = std::size_t{1} << 30;

Command git(const std::string& repository, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", repository});
  return {.arguments = std::move(words)};
}

// Of an expression that names none, resolve_revision() knows what to say.
Result<std::string> commit_id(const std::string& repository, const std::string& revision) {
  auto id =
      run(git(repository, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"}), 1 << 16);
  if (id) return std::string(trim(*id));
  auto tree = resolve_revision(repository, revision);
  if (!tree) return tree;
  return fail(Code::invalid, "revision '{}' is a tree, want a commit", revision);
}

// "<tree>\0" and, where there are conflicts, their paths, an empty one, and messages.
Result<void> read_merge(const Ended& ended, Merge& merge) {
  const auto fields = split(ended.output, '\0');
  if (ended.status > 1 || fields.empty() || fields.front().empty()) {
    merge.conflicts.emplace_back();
    return {};
  }
  if (ended.status == 0) {
    merge.tree = fields.front();
    return {};
  }
  for (std::size_t i = 1; i < fields.size() && !fields[i].empty(); ++i) merge.conflicts.emplace_back(fields[i]);
  return {};
}

}  // namespace

Result<Merge> merge_revisions(const std::string& repository, const std::string& base, const std::string& head) {
  auto base_id = commit_id(repository, base), head_id = commit_id(repository, head);
  if (!base_id) return Failure(base_id.error());
  if (!head_id) return Failure(head_id.error());
  Merge merge{.base = std::move(*base_id), .head = std::move(*head_id), .tree = {}, .conflicts = {}};
  const auto ended = run_to_end(
      git(repository, {"merge-tree", "--write-tree", "-z", "--name-only", merge.base, merge.head}), answer_limit);
  if (!ended) return Failure(ended.error());
  if (auto done = read_merge(*ended, merge); !done) return Failure(done.error());
  return merge;
}

// ":<mode> <mode> <id> <id> <letter>\0<path>\0", the mode of what is not there being 000000.
Result<std::vector<PathChange>> changed_paths(const std::string& repository, const std::string& before,
                                              const std::string& after) {
  const auto text =
      run(git(repository, {"diff-tree", "-r", "-z", "--no-renames", "--no-ext-diff", before, after}), answer_limit);
  if (!text) return Failure(text.error());
  const auto fields = split(*text, '\0');
  std::vector<PathChange> changes;
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
    const auto words = split(fields[i], ' ');
    if (words.size() != 5) return fail(Code::internal, "git diff-tree printed '{}'", fields[i]);
    changes.push_back({std::string(fields[i + 1]), words[0] != ":000000", words[1] != "000000"});
  }
  std::ranges::sort(changes, {}, &PathChange::path);
  return changes;
}

Result<std::vector<std::string>> folders_with_manifests(const std::string& repository, const std::string& tree) {
  const auto text =
      run(git(repository, {"ls-tree", "-r", "-d", "-z", "--name-only", "--full-tree", tree}), answer_limit);
  if (!text) return Failure(text.error());
  constexpr std::string_view end = "/manifests";
  std::vector<std::string> folders;
  for (const std::string_view path : split(*text, '\0'))
    if (path.ends_with(end)) folders.emplace_back(path.substr(0, path.size() - end.size()));
  std::ranges::sort(folders);
  return folders;
}

// %G? is G where a signature is good and its key among the allowed ones.
Result<std::vector<CommitInfo>> commits_between(const std::string& repository, const std::string& base,
                                                const std::string& head, const std::string& allowed_signers) {
  const auto text =
      run(git(repository, {"-c", "gpg.ssh.program=ssh-keygen", "-c", "gpg.ssh.allowedSignersFile=" + allowed_signers,
                           "log", "-z", "--format=%H %G? %GS", head, "^" + base}),
          answer_limit);
  if (!text) return Failure(text.error());
  std::vector<CommitInfo> commits;
  for (const std::string_view line : split(*text, '\0')) {
    const auto words = split(line, ' ');
    if (words.size() < 2) continue;
    commits.push_back(
        {std::string(words[0]), words[1] == "G" && words.size() > 2 ? std::string(words[2]) : std::string()});
  }
  return commits;
}

}  // namespace roadstead::source
