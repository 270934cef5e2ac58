// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/git_folder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "roadstead/base/url.hpp"

namespace roadstead::forge {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t output_limit = std::size_t{64} << 20;

/// What git and the servers behind it say, in lower case, and what it means.
constexpr std::pair<std::string_view, Code> meanings[] = {{"authentication failed", Code::denied},
                                                          {"could not read username", Code::denied},
                                                          {"permission denied", Code::denied},
                                                          {"access denied", Code::denied},
                                                          {"error: 403", Code::denied},
                                                          {"error: 401", Code::denied},
                                                          {"host key verification failed", Code::denied},
                                                          {"repository not found", Code::not_found},
                                                          {"error: 404", Code::not_found},
                                                          {"does not appear to be a git repository", Code::not_found},
                                                          {"does not exist", Code::not_found},
                                                          {"not our ref", Code::not_found},
                                                          {"not found", Code::not_found}};

Code meaning_of(std::string words) {
  std::ranges::transform(words, words.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  for (const auto& [text, code] : meanings)
    if (words.find(text) != words.npos) return code;
  return Code::unavailable;
}

// A path goes through git's own protocol too: a copy of the folder would take all of it.
std::string protocol_address(const std::string& address) {
  std::error_code error;
  if (!fs::exists(address, error)) return address;
  return "file://" + fs::absolute(address, error).lexically_normal().string();
}

}  // namespace

std::string first_line(std::string text) {
  text.resize(std::min(text.size(), text.find('\n')));
  return text;
}

Command GitFolder::command(std::vector<std::string> words, std::vector<std::string> environment,
                           std::string input) const {
  words.insert(words.begin(), {"git", "--git-dir", folder_.string()});
  environment.insert(environment.end(), {"GIT_TERMINAL_PROMPT=0", "LC_ALL=C"});
  return {
      .arguments = std::move(words), .environment = std::move(environment), .folder = {}, .input = std::move(input)};
}

Result<GitFolder> GitFolder::create(const fs::path& folder, GitRemote remote) {
  std::error_code error;
  fs::remove_all(folder, error);
  GitFolder git(folder, std::move(remote));
  const std::string address = protocol_address(git.address());
  for (const std::vector<std::string>& words : {std::vector<std::string>{"init", "--quiet", "--bare"},
                                                {"config", "remote.origin.url", address},
                                                {"config", "gc.auto", "0"},
                                                {"config", "maintenance.auto", "false"}})
    if (auto done = git.local(words); !done) return Failure(done.error());
  return git;
}

Result<std::string> GitFolder::local(std::vector<std::string> words, std::string input) const {
  return local_with({}, std::move(words), std::move(input));
}

Result<std::string> GitFolder::local_with(std::vector<std::string> environment, std::vector<std::string> words,
                                          std::string input) const {
  environment.emplace_back("GIT_ALLOW_PROTOCOL=none");
  return run(command(std::move(words), std::move(environment), std::move(input)), output_limit);
}

Result<Ended> GitFolder::remote_to_end(std::vector<std::string> words, std::string input) const {
  Command asked = command(std::move(words), remote_.environment, std::move(input));
  asked.is_alone = true;  // git starts ssh and its own helpers, and only the group has them all
  auto ended = run_to_end(asked, output_limit);
  if (ended) ended->errors = without_credentials(ended->errors);
  return ended;
}

Failure GitFolder::refusal(const Ended& ended) const {
  return fail(meaning_of(ended.errors), "{}: git: {}", without_credentials(address()), ended.errors);
}

Result<std::string> GitFolder::remote(std::vector<std::string> words, std::string input) const {
  auto ended = remote_to_end(std::move(words), std::move(input));
  if (!ended) return Failure(ended.error());
  if (ended->status == 0) return std::move(ended->output);
  return refusal(*ended);
}

Result<bool> GitFolder::fetch_ref(const std::string& ref, const std::string& into) const {
  const auto ended = remote_to_end({"fetch", "--quiet", "--no-tags", "origin", fmt::format("+{}:{}", ref, into)});
  if (!ended) return Failure(ended.error());
  if (ended->status == 0) return true;
  if (ended->errors.find("fatal: couldn't find remote ref") != std::string::npos) return false;
  return refusal(*ended);
}

}  // namespace roadstead::forge
