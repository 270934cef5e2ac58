// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/push_change.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>
#include <utility>

#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/forge/make_commit.hpp"
#include "roadstead/forge/starting_point.hpp"

namespace roadstead::forge {

namespace {

constexpr int try_limit = 12;

/// What became of a push that was not refused.
struct PushAnswer {
  std::string overtaken;          ///< empty: it is there; else what the server says of one that came too late
  std::vector<std::string> said;  ///< by the registry's hooks
};

// What a server says of a push that came too late; the others are refusals.
bool is_overtaken(std::string_view reason) {
  for (const std::string_view words : {"stale info", "fetch first", "non-fast-forward", "cannot lock ref",
                                       "failed to update ref", "incorrect old value", "already exists"})
    if (reason.find(words) != reason.npos) return true;
  return false;
}

// Of `git push --porcelain`: "<flag>\t<from>:<to>\t<summary>", with '!' for a refused one.
std::optional<std::string> refusal_in(std::string_view lines) {
  for (const std::string_view line : split(lines, '\n'))
    if (line.starts_with("!\t")) return std::string(line.substr(line.rfind('\t') + 1));
  return std::nullopt;
}

// A registry's own rules speak by a hook, whose lines git begins with "remote: ".
std::vector<std::string> words_of_hook(std::string_view errors) {
  constexpr std::string_view mark = "remote: ";
  std::vector<std::string> words;
  for (const std::string_view line : split(errors, '\n')) {
    const std::string_view said = line.starts_with(mark) ? trim(line.substr(mark.size())) : std::string_view();
    if (!said.empty()) words.push_back(one_line(said));
  }
  return words;
}

std::string indented(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append("\n  ").append(line);
  return text;
}

// The lease is what keeps a push of somebody else from being undone.
Result<PushAnswer> push(const RemoteRepository& remote, const std::string& commit, const std::string& branch,
                        const std::optional<std::string>& expected) {
  const std::string ref = "refs/heads/" + branch;
  auto ended = remote.git().remote_to_end(
      {"push", "--porcelain", "--force-with-lease=" + ref + ":" + expected.value_or(""), "origin", commit + ":" + ref});
  if (!ended) return Failure(ended.error());
  auto said = words_of_hook(ended->errors);
  if (ended->status == 0) return PushAnswer{.overtaken = {}, .said = std::move(said)};
  const auto refusal = refusal_in(ended->output);
  if (const std::string reason = refusal.value_or(ended->errors); is_overtaken(reason))
    return PushAnswer{.overtaken = reason, .said = {}};
  const std::string address = without_credentials(remote.git().address());
  if (refusal)
    return fail(Code::denied, "{}: refuses the push to '{}': {}{}", address, branch, *refusal, indented(said));
  return fail(Code::unavailable, "{}: pushing to '{}': {}", address, branch, ended->errors);
}

// Two who were rejected at one moment shall not meet again.
void wait_a_while(int tried) {
  static std::minstd_rand random{std::random_device{}()};
  std::this_thread::sleep_for(std::chrono::milliseconds(random() % (50U << std::min(tried, 6))));
}

Result<std::optional<Pushed>> try_to_push(RemoteRepository& remote, const ChangeSettings& settings,
                                          const MakeChange& make, std::string& overtaken) {
  auto start = find_starting_point(remote, settings);
  if (!start) return Failure(start.error());
  CurrentFiles current(remote, start->current.files, start->base_files);
  auto changes = make(current);
  if (!changes) return Failure(changes.error());
  auto commit = make_commit(remote, settings, *start, *changes);
  if (!commit) return Failure(commit.error());
  Pushed pushed{
      .base = start->base, .base_files = start->base_files, .files = commit->files, .dropped = start->current.dropped};
  if (commit->files == start->base_files) return std::optional(pushed);
  pushed.done = Pushed::Done::unchanged;
  pushed.commit = start->proposed.value_or("");
  if (start->proposed && start->is_on_base && commit->files == start->proposed_files) return std::optional(pushed);
  auto answer = push(remote, commit->id, settings.branch, start->proposed);
  if (!answer) return Failure(answer.error());
  overtaken = std::move(answer->overtaken);
  if (!overtaken.empty()) return std::optional<Pushed>();
  pushed.said = std::move(answer->said);
  pushed.done = Pushed::Done::pushed;
  pushed.commit = commit->id;
  return std::optional(pushed);
}

}  // namespace

bool CurrentFiles::is_proposed(const std::string& path) const {
  const auto file = files_.find(path), before = base_files_.find(path);
  return file != files_.end() && (before == base_files_.end() || before->second != file->second);
}

Result<void> CurrentFiles::expect(const std::vector<std::string>& paths) {
  std::vector<std::string> ids;
  for (const std::string& path : paths)
    for (const Listing* files : {&files_, &base_files_})
      if (const auto file = files->find(path); file != files->end()) ids.push_back(file->second.id);
  return remote_.fetch_blobs(std::move(ids));
}

Result<std::optional<std::string>> CurrentFiles::read(const Listing& files, const std::string& path) {
  const auto file = files.find(path);
  if (file == files.end()) return std::optional<std::string>();
  if (auto done = remote_.fetch_blobs({file->second.id}); !done) return Failure(done.error());
  auto bytes = remote_.read(file->second.id);
  if (!bytes) return Failure(bytes.error());
  return std::optional(std::move(*bytes));
}

Result<CurrentFiles> current_files(RemoteRepository& remote, const ChangeSettings& settings) {
  auto start = find_starting_point(remote, settings);
  if (!start) return Failure(start.error());
  return CurrentFiles(remote, std::move(start->current.files), std::move(start->base_files));
}

Result<Pushed> push_change(RemoteRepository& remote, const ChangeSettings& settings, const MakeChange& make) {
  std::string overtaken;
  for (int tried = 0; tried < try_limit; ++tried) {
    auto pushed = try_to_push(remote, settings, make, overtaken);
    if (!pushed) return wrap(pushed.error(), "proposing to branch '" + settings.branch + "'");
    if (*pushed) return **pushed;
    wait_a_while(tried);
  }
  return fail(Code::conflict, "branch '{}' of {}: {} pushes came too late, the last with '{}', want another try",
              settings.branch, without_credentials(remote.git().address()), try_limit, overtaken);
}

}  // namespace roadstead::forge
