// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/repos_merger.hpp"
#include "roadstead/net/encoded.hpp"

namespace roadstead::forge {

using simdjson::dom::element;

namespace {

// The API that Gitea describes at /api/swagger, and Forgejo with it.
class GiteaMerger : public ReposMerger {
 public:
  GiteaMerger(net::JsonApi api, std::string_view repository, net::Timing timing)
      : ReposMerger(std::move(api), repository, std::move(timing)) {}

  Result<std::vector<OpenPull>> open_pulls(const std::string& base, std::string_view prefix) override {
    constexpr unsigned most_pages = 200;
    return list("state=open&limit=50", most_pages, base, prefix, "WIP: ");
  }
  Result<Readiness> readiness(const OpenPull& pull) override;
  Result<bool> is_of_team(const OpenPull& pull, const std::string& team) override;

 private:
  Result<void> ask_to_merge(const OpenPull& pull, const std::string& title) override;
};

// That approvals or checks are missing, it says when it is asked to merge.
Result<Readiness> GiteaMerger::readiness(const OpenPull& pull) {
  const auto answer = look(pull, [](element root) { return flag_at(root, "/mergeable"); });
  if (!answer) return Failure(answer.error());
  if (!flag_at(answer->json.root(), "/mergeable")) return Readiness{false, "the forge cannot merge it"};
  const auto blocking = reviewers_who_said(pull, "REQUEST_CHANGES");
  if (!blocking) return Failure(blocking.error());
  if (!blocking->empty()) return Readiness{false, fmt::format("{} asks for changes", blocking->front())};
  return Readiness{true, {}};
}

// Of a team that the token may not see it says 404 too, as of a member that is not there.
Result<bool> GiteaMerger::is_of_team(const OpenPull& pull, const std::string& team) {
  const auto there = api_.get("/teams/" + team);
  if (!there) return Failure(there.error());
  const auto member = api_.look(fmt::format("/teams/{}/members/{}", team, net::encoded(pull.author)));
  if (!member) return Failure(member.error());
  return *member && number_at((*member)->json.root(), "/id") == pull.author_id;
}

// Its answer has no body.
Result<void> GiteaMerger::ask_to_merge(const OpenPull& pull, const std::string& title) {
  const auto way =
      allowed({{"allow_merge_commits", "merge"}, {"allow_squash_merge", "squash"}, {"allow_rebase", "rebase"}});
  if (!way) return Failure(way.error());
  if (way->empty()) return fail(Code::conflict, "the repository allows no way to merge, want one");
  net::Request request{"POST", api_.base() + path_of(pull) + "/merge", {{"content-type", "application/json"}}, {}};
  request.body = net::Body::of(json_object([&](JsonWriter& json) {
    json.field("Do", *way).field("head_commit_id", pull.head).field("MergeTitleField", title);
  }));
  const auto answer = api_.exchange(request);
  if (!answer) return Failure(answer.error());
  return answer->is_success() ? Result<void>() : Result<void>(api_.refusal(request, *answer));
}

}  // namespace

std::unique_ptr<PullMerger> make_gitea_merger(net::JsonApi api, std::string_view repository, net::Timing timing) {
  return std::make_unique<GiteaMerger>(std::move(api), repository, std::move(timing));
}

}  // namespace roadstead::forge
