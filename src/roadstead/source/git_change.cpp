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
  words.insert(words.begin(), {"git", "--no-replace-objects", "-C", repository});
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

// Attributes choose how files are merged, and git reads them from where it is and from the index: which may be the
// change's. In its own folder, with an index that is not there, it has only what the repository's owner set.
Result<Command> merge_command(const std::string& repository, const Merge& merge) {
  const auto answer = run(git(repository, {"rev-parse", "--absolute-git-dir"}), 1 << 16);
  if (!answer) return Failure(answer.error());
  const std::string folder(trim(*answer));
  Command command =
      git(folder, {"--git-dir=" + folder, "merge-tree", "--write-tree", "-z", "--name-only", merge.base, merge.head});
  command.environment = {"GIT_INDEX_FILE=" + folder + "/index-of-no-files"};
  return command;
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
  const auto command = merge_command(repository, merge);
  if (!command) return Failure(command.error());
  const auto ended = run_to_end(*command, answer_limit);
  if (!ended) return Failure(ended.error());
  const auto shallow = run(git(repository, {"rev-parse", "--is-shallow-repository"}), 1 << 16);
  if (!shallow) return Failure(shallow.error());
  merge.is_shallow = trim(*shallow) == "true";
  if (auto done = read_merge(*ended, merge); !done) return Failure(done.error());
  return merge;
}

// ":<mode> <mode> <id> <id> <letter>\0<path>\0", the mode of what is not there being 000000.
Result<std::vector<PathChange>> changed_paths(const std::string& repository, const std::string& before,
                                              const std::string& after) {
  Command diff = git(repository, {"diff-tree", "-r", "-z", "--no-renames", "--no-ext-diff", before, after});
  // git would read the whole index for attributes: most of a second, and they may be the change's.
  diff.environment = {"GIT_INDEX_FILE=/proc/self/index-of-no-files"};
  const auto text = run(diff, answer_limit);
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

// git-log(1), %G?: what else there is is of other kinds of keys, and tells nothing.
static CommitSignature signature_of(std::string_view letter) {
  if (letter == "G") return CommitSignature::good;
  if (letter == "B") return CommitSignature::broken;
  return letter == "N" ? CommitSignature::none : CommitSignature::unknown;
}

// No program but ssh-keygen reads a signature of a stranger.
Result<std::vector<CommitInfo>> commits_between(const std::string& repository, const std::string& base,
                                                const std::string& head, const std::string& allowed_signers) {
  const auto text =
      run(git(repository,
              {"-c", "gpg.ssh.program=ssh-keygen", "-c", "gpg.openpgp.program=false", "-c", "gpg.program=false", "-c",
               "gpg.x509.program=false", "-c", "gpg.ssh.revocationFile=", "-c",
               "gpg.ssh.allowedSignersFile=" + allowed_signers, "log", "-z", "--format=%H %G? %GS", head, "^" + base}),
          answer_limit);
  if (!text) return Failure(text.error());
  std::vector<CommitInfo> commits;
  for (const std::string_view line : split(*text, '\0')) {
    const auto words = split(line, ' ');
    if (words.size() < 2) continue;
    CommitInfo commit{.id = std::string(words[0]), .signature = signature_of(words[1]), .signer = {}};
    if (commit.signature == CommitSignature::good && words.size() > 2) commit.signer = words[2];
    commits.push_back(std::move(commit));
  }
  return commits;
}

namespace {

struct BroughtFile {
  std::string id, path;
};

// "<colons><modes> <ids> <letters>\0<path>\0", with one colon for each parent: the last id is the commit's own.
Result<std::vector<BroughtFile>> brought_files(const std::string& repository, const std::string& base,
                                               const std::string& head) {
  const auto text = run(git(repository, {"-c", "log.showRoot=true", "log", "--format=", "--raw", "-c", "-z",
                                         "--no-abbrev", "--no-renames", "--no-ext-diff", head, "^" + base}),
                        answer_limit);
  if (!text) return Failure(text.error());
  const auto fields = split(*text, '\0');
  std::vector<BroughtFile> files;
  for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
    const std::string_view field = trim(fields[i]);
    if (!field.starts_with(':')) continue;
    const auto words = split(field, ' ');
    const std::size_t parents = field.find_first_not_of(':');
    if (words.size() != 2 * parents + 3) return fail(Code::internal, "git log printed '{}'", field);
    const std::string_view mode = words[parents];
    if (mode.starts_with("10")) files.push_back({std::string(words[2 * parents + 1]), std::string(fields[i + 1])});
    ++i;
  }
  return files;
}

}  // namespace

Result<std::vector<CommittedFile>> large_files_between(const std::string& repository, const std::string& base,
                                                       const std::string& head, std::uint64_t limit_bytes) {
  const auto files = brought_files(repository, base, head);
  if (!files) return Failure(files.error());
  Command sizes = git(repository, {"cat-file", "--batch-check=%(objectsize)"});
  for (const BroughtFile& file : *files) sizes.input += file.id + '\n';
  const auto text = run(sizes, answer_limit);
  if (!text) return Failure(text.error());
  const auto lines = split(*text, '\n');
  std::vector<CommittedFile> large;
  for (std::size_t i = 0; i < std::min(files->size(), lines.size()); ++i)
    if (const auto size = parse_number(lines[i]); size && *size > limit_bytes)
      large.push_back({(*files)[i].path, *size});
  return large;
}

}  // namespace roadstead::source
