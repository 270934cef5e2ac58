// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "roadstead/forge/repos_merger.hpp"
#include "roadstead/net/encoded.hpp"

namespace roadstead::forge {

using simdjson::dom::element;

namespace {

// https://docs.github.com/rest/pulls, version 2022-11-28
class GithubMerger : public ReposMerger {
 public:
  GithubMerger(net::JsonApi api, std::string_view repository, net::Timing timing)
      : ReposMerger(std::move(api), repository, std::move(timing)) {}

  Result<std::vector<OpenPull>> open_pulls(const std::string& base, std::string_view prefix) override {
    constexpr unsigned most_pages = 100;
    return list(fmt::format("state=open&base={}&sort=created&direction=asc&per_page=100", net::encoded(base)),
                most_pages, base, prefix, "");
  }
  Result<Readiness> readiness(const OpenPull& pull) override;
  Result<bool> is_of_team(const OpenPull& pull, const std::string& team) override;

 private:
  Result<void> ask_to_merge(const OpenPull& pull, const std::string& title) override;
  Result<std::string> slug_of(const std::string& team);

  std::map<std::string, std::string> slugs_;  ///< of the organization's teams, by their ids, once they are asked for
};

// `mergeable` is null until GitHub has found out. "unstable" is a check that nobody requires and that is not green:
// that of this registry may be it, which alone knows who has pushed the head.
Result<Readiness> GithubMerger::readiness(const OpenPull& pull) {
  const auto answer = look(pull, [](element root) {
    return text_at(root, "/mergeable_state") != "unknown" && !root.at_pointer("/mergeable").is_null();
  });
  if (!answer) return Failure(answer.error());
  const std::string state(text_at(answer->json.root(), "/mergeable_state"));
  if (state == "unstable") return Readiness{false, "its checks are not green"};
  const bool is_fine = state == "clean" || state == "has_hooks";
  if (!is_fine || !flag_at(answer->json.root(), "/mergeable"))
    return Readiness{false, fmt::format("GitHub calls it '{}', want 'clean'", state)};
  const auto blocking = reviewers_who_said(pull, "CHANGES_REQUESTED");
  if (!blocking) return Failure(blocking.error());
  if (!blocking->empty()) return Readiness{false, fmt::format("{} asks for changes", blocking->front())};
  return Readiness{true, {}};
}

Result<void> GithubMerger::ask_to_merge(const OpenPull& pull, const std::string& title) {
  const auto way =
      allowed({{"allow_merge_commit", "merge"}, {"allow_squash_merge", "squash"}, {"allow_rebase_merge", "rebase"}});
  if (!way) return Failure(way.error());
  if (way->empty()) return fail(Code::conflict, "the repository allows no way to merge, want one");
  std::string body = json_object(
      [&](JsonWriter& json) { json.field("sha", pull.head).field("merge_method", *way).field("commit_title", title); });
  const auto answer = api_.send("PUT", path_of(pull) + "/merge", std::move(body), net::Repeat::yes);
  return answer ? Result<void>() : Result<void>(Failure(answer.error()));
}

// Teams are asked for by a name that may be given anew, so the list says whose it is in this run.
Result<std::string> GithubMerger::slug_of(const std::string& team) {
  constexpr unsigned most_pages = 100;
  if (slugs_.empty()) {
    const auto done = api_.search(fmt::format("/orgs/{}/teams?per_page=100", owner_), most_pages, [&](element item) {
      slugs_.emplace(std::to_string(number_at(item, "/id")), text_at(item, "/slug"));
      return false;
    });
    if (!done) return Failure(done.error());
  }
  const auto found = slugs_.find(team);
  if (found != slugs_.end()) return found->second;
  return fail(Code::not_found, "{} is none of the teams of {} that it may see", team, owner_);
}

// Who is invited and has not answered is "pending".
Result<bool> GithubMerger::is_of_team(const OpenPull& pull, const std::string& team) {
  const auto slug = slug_of(team);
  if (!slug) return Failure(slug.error());
  const auto membership = api_.look(
      fmt::format("/orgs/{}/teams/{}/memberships/{}", owner_, net::encoded(*slug), net::encoded(pull.author)));
  if (!membership) return Failure(membership.error());
  return *membership && text_at((*membership)->json.root(), "/state") == "active";
}

}  // namespace

std::unique_ptr<PullMerger> make_github_merger(net::JsonApi api, std::string_view repository, net::Timing timing) {
  return std::make_unique<GithubMerger>(std::move(api), repository, std::move(timing));
}

}  // namespace roadstead::forge
