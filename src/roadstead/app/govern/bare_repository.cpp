// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/bare_repository.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t answer_limit = 64 << 20;
constexpr std::string_view branches = "refs/heads/", proposal_branches = "refs/heads/update/";

Command git(const std::string& repository, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", repository});
  return {.arguments = std::move(words)};
}

Result<std::string> ask(const std::string& repository, std::vector<std::string> words) {
  auto answer = run(git(repository, std::move(words)), answer_limit);
  if (answer) return std::string(trim(*answer));
  return answer;
}

std::vector<std::string> committer() {
  std::vector<std::string> environment;
  for (const char* const role : {"AUTHOR", "COMMITTER"}) {
    environment.push_back(fmt::format("GIT_{}_NAME=roadstead", role));
    environment.push_back(fmt::format("GIT_{}_EMAIL=roadstead@localhost", role));
  }
  return environment;
}

}  // namespace

bool is_no_object(std::string_view id) {
  return std::ranges::all_of(id, [](char c) { return c == '0'; });
}

Result<BareRepository> BareRepository::open(const std::string& where) {
  auto path = ask(where, {"rev-parse", "--absolute-git-dir"});
  if (!path) return fail(Code::not_found, "'{}' is no git repository, want the registry's own", where);
  const auto is_bare = ask(*path, {"rev-parse", "--is-bare-repository"});
  if (!is_bare) return Failure(is_bare.error());
  if (*is_bare != "true")
    return fail(Code::invalid, "'{}' has a working tree, want the registry's bare repository", where);
  auto head = ask(*path, {"symbolic-ref", "HEAD"});
  if (!head) return Failure(head.error());
  return BareRepository(std::move(*path), head->substr(std::min(branches.size(), head->size())));
}

Result<fs::path> BareRepository::own_folder() const {
  const fs::path folder = fs::path(path_) / "roadstead";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail_errno(error.value(), "making " + folder.string());
  return folder;
}

Result<std::string> BareRepository::head(const std::string& branch) const {
  const auto ended =
      run_to_end(git(path_, {"rev-parse", "--verify", "--quiet", std::string(branches) + branch}), answer_limit);
  if (!ended) return Failure(ended.error());
  return std::string(trim(ended->output));
}

Result<bool> BareRepository::is_ancestor(const std::string& ancestor, const std::string& commit) const {
  const auto ended = run_to_end(git(path_, {"merge-base", "--is-ancestor", ancestor, commit}), answer_limit);
  if (!ended) return Failure(ended.error());
  return ended->status == 0;
}

Result<std::vector<std::string>> BareRepository::first_parents(const std::string& base, const std::string& head) const {
  const auto ids = ask(path_, {"rev-list", "--first-parent", head, "^" + base});
  if (!ids) return Failure(ids.error());
  std::vector<std::string> all;
  for (const std::string_view id : split(*ids, '\n'))
    if (!id.empty()) all.emplace_back(id);
  return all;
}

Result<std::vector<std::string>> BareRepository::proposals() const {
  const auto names = ask(path_, {"for-each-ref", "--format=%(refname)", std::string(proposal_branches)});
  if (!names) return Failure(names.error());
  std::vector<std::string> all;
  for (const std::string_view name : split(*names, '\n'))
    if (!name.empty()) all.emplace_back(name.substr(branches.size()));
  return all;
}

Result<std::string> BareRepository::make_merge(const std::string& tree, const std::string& base,
                                               const std::string& head, const std::string& message) const {
  Command command = git(path_, {"commit-tree", tree, "-p", base, "-p", head, "-F", "-"});
  command.environment = committer();
  command.input = message + "\n";
  auto id = run(command, answer_limit);
  if (id) return std::string(trim(*id));
  return id;
}

// git-update-ref(1): all of the commands of its input, or none.
Result<bool> BareRepository::finish_merge(const std::string& from, const std::string& to, const std::string& branch,
                                          const std::string& head) const {
  Command command = git(path_, {"update-ref", "--stdin"});
  command.input = fmt::format("start\nupdate {}{} {} {}\ndelete {}{} {}\nprepare\ncommit\n", branches, base_, to, from,
                              branches, branch, head);
  const auto ended = run_to_end(command, answer_limit);
  if (!ended) return Failure(ended.error());
  if (ended->status == 0) return true;
  const auto base_now = this->head(base_), branch_now = this->head(branch);
  if (base_now && branch_now && *base_now == from && *branch_now == head)
    return fail(Code::unavailable, "merging '{}': {}", branch, ended->errors);
  return false;
}

}  // namespace roadstead::app
