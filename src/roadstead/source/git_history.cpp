// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/git_history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/interruption.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/source/git_reader.hpp"

namespace roadstead::source {

namespace {

constexpr std::size_t answer_limit = std::size_t{4} << 30;

// A clone without all objects would fetch what is missing one by one.
Command git(const std::string& repository, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "--no-replace-objects", "-C", repository});
  return {.arguments = std::move(words), .environment = {"GIT_ALLOW_PROTOCOL=none"}};
}

Result<std::vector<std::string>> words_of(const Command& command) {
  const auto text = run(command, answer_limit);
  if (!text) return Failure(text.error());
  std::vector<std::string> words;
  for (const std::string_view line : split(*text, '\n'))
    for (const std::string_view word : split(line, ' '))
      if (!word.empty()) words.emplace_back(word);
  return words;
}

Result<void> expect_whole_history(const std::string& repository) {
  const auto answer = run(git(repository, {"rev-parse", "--is-shallow-repository"}), 1 << 16);
  if (!answer) return Failure(answer.error());
  if (trim(*answer) == "true")
    return fail(Code::invalid, "the history of '{}' is cut off, want all of it (git fetch --unshallow)", repository);
  return {};
}

std::string lines_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + "\n";
  return text;
}

// What a tag names stands behind its own id.
Result<std::vector<std::string>> tips_of(const std::string& repository) {
  auto tips = words_of(git(repository, {"for-each-ref", "--format=%(objectname) %(*objectname)"}));
  if (!tips) return tips;
  const auto head = run_to_end(git(repository, {"rev-parse", "--verify", "--quiet", "HEAD"}), 1 << 16);
  if (!head) return Failure(head.error());
  if (head->status == 0) tips->emplace_back(trim(head->output));
  return tips;
}

}  // namespace

Result<std::vector<std::string>> live_commits(const std::string& repository, std::int64_t since_s,
                                              const std::vector<std::string>& more) {
  if (auto done = expect_whole_history(repository); !done) return Failure(done.error());
  auto commits = tips_of(repository);
  if (!commits) return commits;
  commits->insert(commits->end(), more.begin(), more.end());
  Command since = git(repository, {"rev-list", fmt::format("--since-as-filter=@{}", since_s), "--parents", "--stdin"});
  since.input = lines_of(*commits);
  const auto recent = words_of(since);
  if (!recent) return Failure(recent.error());
  commits->insert(commits->end(), recent->begin(), recent->end());
  std::ranges::sort(*commits);
  commits->erase(std::unique(commits->begin(), commits->end()), commits->end());
  return commits;
}

Result<std::vector<std::string>> remotes_of(const std::string& repository) {
  return words_of(git(repository, {"remote"}));
}

// "<id>\t<reference>", and one more line for what a tag names, whose reference ends with ^{}.
// Without the empty map git would move the references that it keeps of the remote.
Result<std::vector<std::string>> fetch_tips(const std::string& repository, const std::string& remote) {
  Command list = git(repository, {"ls-remote", "--quiet", "--", remote});
  list.environment.clear();
  const auto text = run(list, answer_limit);
  if (!text) return Failure(text.error());
  std::vector<std::string> tips;
  Command fetch = git(repository, {"fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance",
                                   "--refmap=", "--no-recurse-submodules", "--stdin", "--", remote});
  fetch.environment.clear();
  for (const std::string_view line : split(*text, '\n')) {
    const auto words = split(line, '\t');
    if (words.size() != 2) continue;
    tips.emplace_back(words[0]);
    if (!words[1].ends_with("^{}")) fetch.input.append(words[1]).append("\n");
  }
  if (tips.empty()) return tips;
  if (const auto fetched = run(fetch, answer_limit); !fetched) return Failure(fetched.error());
  return tips;
}

Result<void> each_file_of(const std::string& repository, const std::vector<std::string>& commits,
                          std::uint64_t limit_bytes, const std::function<void(std::string_view bytes)>& visit) {
  Command list = git(repository, {"rev-list", "--objects", "--no-object-names", "--filter=object:type=blob",
                                  "--filter-provided-objects", "--no-walk", "--stdin"});
  list.input = lines_of(commits);
  const auto words = words_of(list);
  if (!words) return Failure(words.error());
  const ObjectIds ids(words->begin(), words->end());
  std::vector<Entry> entries(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) entries[i].index = static_cast<std::uint32_t>(i);
  const auto reader = make_git_reader(repository, ids);
  reader->expect(entries);
  for (const Entry& entry : entries) {
    const auto bytes = reader->read(entry, limit_bytes);
    if (!bytes) return wrap(bytes.error(), fmt::format("file {}", ids[entry.index]));
    visit(*bytes);
    if (Interruption::has_come()) return fail(Code::unavailable, "interrupted");
  }
  return {};
}

}  // namespace roadstead::source
