// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/origin.hpp"

#include "roadstead/base/ci.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/recipe/names.hpp"
#include "roadstead/recipe/web_address.hpp"

namespace roadstead::recipe {

namespace {

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
  const Ci* const ci = find_ci(environment);
  if (ci == nullptr) return;
  origin.ci = ci->name;
  if (origin.collection.empty()) origin.collection = ci_value(ci->repository, environment);
  origin.commit = checked_commit(ci_value(ci->commit, environment));
  take_repository(ci_value(ci->address, environment), origin);
}

void take_git(const std::filesystem::path& folder, Origin& origin) {
  if (origin.repository.empty()) take_repository(ask_git(folder, {"remote", "get-url", "origin"}), origin);
  origin.prefix = ask_git(folder, {"rev-parse", "--show-prefix"});
  if (origin.commit.empty()) origin.commit = checked_commit(ask_git(folder, {"rev-parse", "--verify", "HEAD"}));
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
        "nothing tells owner/repo: none of {}, and no remote 'origin' of git with a host in '{}', want --namespace",
        ci_signs(), folder.string());
  if (const auto fault = collection_fault(origin.collection); !fault.empty()) return fail(Code::invalid, "{}", fault);
  return origin;
}

}  // namespace roadstead::recipe
