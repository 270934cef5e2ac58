// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/merge_clone.hpp"

#include "roadstead/base/file.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

std::string ask(const std::string& repository, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", repository});
  const auto answer = run({.arguments = std::move(words)}, 1 << 16);
  return answer ? std::string(trim(*answer)) : std::string();
}

// gitrepository-layout(5), objects/info/alternates: a folder in each line.
Result<void> borrow(const fs::path& folder, const std::string& lender) {
  if (ask(lender, {"rev-parse", "--is-shallow-repository"}) != "false") return {};
  const std::string objects = ask(lender, {"rev-parse", "--path-format=absolute", "--git-path", "objects"});
  if (objects.empty() || objects.find('\n') != objects.npos) return {};
  return write_file_atomically(folder / "objects/info/alternates", objects + "\n");
}

}  // namespace

Result<MergeClone> MergeClone::make(const fs::path& folder, forge::GitRemote remote, const std::string& borrowed) {
  auto git = forge::GitFolder::create(folder, std::move(remote));
  if (!git) return Failure(git.error());
  if (auto done = borrow(folder, borrowed); !done) return Failure(done.error());
  return MergeClone(folder, std::move(*git));
}

Result<std::string> MergeClone::fetch_branch(const std::string& branch) const {
  const std::string ref = "refs/heads/" + branch;
  const auto is_there = git_.fetch_ref(ref, ref);
  if (!is_there) return Failure(is_there.error());
  if (!*is_there)
    return fail(Code::not_found, "{}: no branch '{}', want one to merge into", without_credentials(git_.address()),
                branch);
  auto id = git_.local({"rev-parse", "--verify", ref});
  return id ? Result<std::string>(std::string(trim(*id))) : id;
}

Result<bool> MergeClone::fetch_commit(const std::string& ref, const std::string& id) const {
  const auto is_there = git_.fetch_ref(ref, "refs/proposed");
  if (!is_there || !*is_there) return is_there;
  return git_.local({"rev-parse", "--verify", "--quiet", id + "^{commit}"}).has_value();
}

Result<std::string> MergeClone::tree_of(const std::string& commit) const {
  auto id = git_.local({"rev-parse", "--verify", commit + "^{tree}"});
  return id ? Result<std::string>(std::string(trim(*id))) : id;
}

}  // namespace roadstead::app
