// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/origin.hpp"

#include "roadstead/base/hex.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/recipe/names.hpp"
#include "roadstead/recipe/web_address.hpp"

namespace roadstead::recipe {

namespace {

// What a CI tells in its variables: "{NAME}" stands for the value of one. The first row whose sign is set is it.
struct Ci {
  std::string_view name;
  std::string_view sign;
  std::string_view collection;  ///< empty: the path of the repository
  std::string_view repository;
  std::string_view commit;
};

// Gitea's and Forgejo's runners set GitHub's names beside a sign of their own, and newer ones their own names too.
constexpr Ci table[] = {
    {"forgejo", "FORGEJO_REPOSITORY", "{FORGEJO_REPOSITORY}", "{FORGEJO_SERVER_URL}/{FORGEJO_REPOSITORY}",
     "{FORGEJO_SHA}"},
    {"forgejo", "FORGEJO_ACTIONS", "{GITHUB_REPOSITORY}", "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}", "{GITHUB_SHA}"},
    {"forgejo", "GITEA_ACTIONS", "{GITHUB_REPOSITORY}", "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}", "{GITHUB_SHA}"},
    {"github", "GITHUB_REPOSITORY", "{GITHUB_REPOSITORY}", "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}", "{GITHUB_SHA}"},
    {"gitlab", "CI_PROJECT_PATH", "{CI_PROJECT_PATH}", "{CI_PROJECT_URL}", "{CI_COMMIT_SHA}"},
    {"circleci", "CIRCLE_PROJECT_REPONAME", "{CIRCLE_PROJECT_USERNAME}/{CIRCLE_PROJECT_REPONAME}",
     "{CIRCLE_REPOSITORY_URL}", "{CIRCLE_SHA1}"},
    {"travis", "TRAVIS_REPO_SLUG", "{TRAVIS_REPO_SLUG}", "https://github.com/{TRAVIS_REPO_SLUG}", "{TRAVIS_COMMIT}"},
    {"jenkins", "JENKINS_URL", "", "{GIT_URL}", "{GIT_COMMIT}"},
};

// Empty when a variable is not set: half of an address is none.
std::string expand(std::string_view pattern, const Environment& environment) {
  std::string text;
  for (std::size_t open; (open = pattern.find('{')) != pattern.npos;) {
    const std::size_t close = pattern.find('}', open);
    const auto value = environment(pattern.substr(open + 1, close - open - 1));
    if (!value) return {};
    text.append(pattern.substr(0, open)).append(*value);
    pattern.remove_prefix(close + 1);
  }
  return text.append(pattern);
}

std::string checked_commit(std::string commit) {
  const bool is_whole = (commit.size() == 40 || commit.size() == 64) && is_lower_hex(commit);
  return is_whole ? std::move(commit) : std::string();
}

// Where git has nothing to say (no repository, no remote, no commit), that is an answer.
std::string ask_git(const std::filesystem::path& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", folder.string()});
  const auto answer = run({.arguments = std::move(words)}, 1 << 16);
  return answer ? std::string(trim(*answer)) : std::string();
}

void take_repository(std::string_view git_address, Origin& origin) {
  const auto address = web_address(git_address);
  if (!address) return;
  if (origin.repository.empty()) origin.repository = address->url;
  if (origin.collection.empty()) origin.collection = address->path;
}

void take_ci(const Environment& environment, Origin& origin) {
  for (const Ci& ci : table) {
    if (!environment(ci.sign)) continue;
    origin.ci = ci.name;
    if (origin.collection.empty()) origin.collection = expand(ci.collection, environment);
    origin.commit = checked_commit(expand(ci.commit, environment));
    return take_repository(expand(ci.repository, environment), origin);
  }
}

void take_git(const std::filesystem::path& folder, Origin& origin) {
  if (origin.repository.empty()) take_repository(ask_git(folder, {"remote", "get-url", "origin"}), origin);
  origin.prefix = ask_git(folder, {"rev-parse", "--show-prefix"});
  if (origin.commit.empty()) origin.commit = checked_commit(ask_git(folder, {"rev-parse", "--verify", "HEAD"}));
}

std::string signs() {
  std::string names;
  for (const Ci& ci : table) names.append(ci.sign).append(", ");
  return names;
}

}  // namespace

// The first asks whether git has them at all, the second whether they differ.
bool are_committed(const std::filesystem::path& folder, const std::vector<std::string>& paths) {
  for (const std::vector<std::string>& question :
       {std::vector<std::string>{"ls-files", "--error-unmatch"}, std::vector<std::string>{"status", "--porcelain"}}) {
    std::vector<std::string> words{"git", "--literal-pathspecs", "-C", folder.string()};
    words.insert(words.end(), question.begin(), question.end());
    words.emplace_back("--");
    words.insert(words.end(), paths.begin(), paths.end());
    const auto answer = run({.arguments = std::move(words)}, 64 << 20);
    if (!answer || (question.front() == "status" && !answer->empty())) return false;
  }
  return true;
}

Result<Origin> find_origin(const std::filesystem::path& folder, const Environment& environment,
                           const std::string& collection) {
  Origin origin{.collection = collection};
  take_ci(environment, origin);
  take_git(folder, origin);
  if (origin.collection.empty())
    return fail(
        Code::invalid,
        "nothing tells owner/repo: none of {}and no remote 'origin' of git with a host in '{}', want --namespace",
        signs(), folder.string());
  if (const auto fault = collection_fault(origin.collection); !fault.empty()) return fail(Code::invalid, "{}", fault);
  return origin;
}

}  // namespace roadstead::recipe
