// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <map>

#include "roadstead/forge/draft_mark.hpp"
#include "roadstead/forge/pull_merger.hpp"
#include "roadstead/net/encoded.hpp"

namespace roadstead::forge {

using simdjson::dom::element;

namespace {

constexpr unsigned most_pages = 100;

// https://docs.gitlab.com/ee/api/merge_requests.html and notes.html
class GitlabMerger : public PullMerger {
 public:
  GitlabMerger(net::JsonApi api, std::string_view repository, net::Timing timing)
      : api_(std::move(api)), place_("/projects/" + net::encoded(repository)), timing_(std::move(timing)) {}

  Result<std::string> default_branch() override { return default_branch_of(api_, place_); }
  Result<std::vector<OpenPull>> open_pulls(const std::string& base, std::string_view prefix) override;
  Result<Readiness> readiness(const OpenPull& pull) override;
  Result<bool> is_of_team(const OpenPull& pull, const std::string& team) override;
  Result<std::string> merge(const OpenPull& pull, const std::string& title) override;
  Result<std::string> own_name() override { return forge::own_name(api_, "/username"); }
  Result<std::vector<Comment>> comments(const OpenPull& pull) override;
  Result<void> add_comment(const OpenPull& pull, const std::string& body) override {
    return say("POST", path_of(pull) + "/notes", body, net::Repeat::no);
  }
  Result<void> edit_comment(const OpenPull& pull, const Comment& comment, const std::string& body) override {
    return say("PUT", fmt::format("{}/notes/{}", path_of(pull), comment.id), body, net::Repeat::yes);
  }
  std::string head_ref(const OpenPull& pull) const override {
    return fmt::format("refs/merge-requests/{}/head", pull.number);
  }

 private:
  std::string path_of(const OpenPull& pull) const { return fmt::format("{}/merge_requests/{}", place_, pull.number); }
  Result<void> say(std::string_view method, const std::string& path, const std::string& text, net::Repeat repeat);
  std::string name_of_project(std::uint64_t number);
  Result<void> ask_to_merge(const OpenPull& pull, const std::string& title);

  net::JsonApi api_;
  std::string place_;
  net::Timing timing_;
};

// A fork may be one that the token may not see.
std::string GitlabMerger::name_of_project(std::uint64_t number) {
  const auto answer = api_.get(fmt::format("/projects/{}", number));
  const std::string name(answer ? text_at(answer->json.root(), "/path_with_namespace") : "");
  return name.empty() ? fmt::format("the project {}", number) : name;
}

OpenPull open_pull(element item) {
  OpenPull pull;
  pull.number = number_at(item, "/iid");
  pull.url = text_at(item, "/web_url");
  pull.title = text_at(item, "/title");
  pull.branch = text_at(item, "/source_branch");
  pull.base = text_at(item, "/target_branch");
  pull.head = text_at(item, "/sha");
  pull.author_id = number_at(item, "/author/id");
  pull.author = text_at(item, "/author/username");
  pull.is_draft = flag_at(item, "/draft") || flag_at(item, "/work_in_progress") || has_mark(pull.title, "Draft: ");
  return pull;
}

Result<std::vector<OpenPull>> GitlabMerger::open_pulls(const std::string& base, std::string_view prefix) {
  std::map<std::uint64_t, OpenPull> pulls;
  const std::string path =
      fmt::format("{}/merge_requests?state=opened&target_branch={}&order_by=created_at&sort=asc&per_page=100", place_,
                  net::encoded(base));
  const auto done = api_.search(path, most_pages, [&](element item) {
    OpenPull pull = open_pull(item);
    if (pull.base != base || !pull.branch.starts_with(prefix) || text_at(item, "/state") != "opened") return false;
    const std::uint64_t source = number_at(item, "/source_project_id");
    if (source != number_at(item, "/target_project_id")) {
      pull.fork_id = source;
      pull.fork = gone_fork;
    }
    pulls.insert_or_assign(pull.number, std::move(pull));
    return false;
  });
  if (!done) return Failure(done.error());
  std::vector<OpenPull> all;
  for (auto& [number, pull] : pulls) {
    if (pull.fork_id != 0) pull.fork = name_of_project(pull.fork_id);
    all.push_back(std::move(pull));
  }
  return all;
}

// It knows of reviews, discussions and pipelines itself.
Result<Readiness> GitlabMerger::readiness(const OpenPull& pull) {
  constexpr std::array<std::string_view, 4> passing = {"unchecked", "checking", "preparing", "approvals_syncing"};
  const auto status_in = [](element root) { return text_at(root, "/detailed_merge_status"); };
  const auto answer = look_until(api_, timing_, path_of(pull), [&](element root) {
    return std::ranges::find(passing, status_in(root)) == passing.end();
  });
  if (!answer) return Failure(answer.error());
  const std::string status(status_in(answer->json.root()));
  if (status == "mergeable") return Readiness{true, {}};
  return Readiness{false, fmt::format("GitLab calls it '{}', want 'mergeable'", status)};
}

// A guest of a group reads only. Who is of a group above is of this one too, and so is who is of a group that was
// invited.
Result<bool> GitlabMerger::is_of_team(const OpenPull& pull, const std::string& team) {
  constexpr std::uint64_t developer = 30;
  const auto group = api_.get("/groups/" + team + "?with_projects=false");
  if (!group) return Failure(group.error());
  const auto member = api_.look(fmt::format("/groups/{}/members/all/{}", team, pull.author_id));
  if (!member) return Failure(member.error());
  if (!*member) return false;
  const element root = (*member)->json.root();
  const std::string_view membership = text_at(root, "/membership_state");
  return number_at(root, "/access_level") >= developer && text_at(root, "/state") == "active" &&
         (membership.empty() || membership == "active");
}

// How a project merges is its own setting.
Result<void> GitlabMerger::ask_to_merge(const OpenPull& pull, const std::string& title) {
  std::string body =
      json_object([&](JsonWriter& json) { json.field("sha", pull.head).field("merge_commit_message", title); });
  const auto answer = api_.send("PUT", path_of(pull) + "/merge", std::move(body), net::Repeat::yes);
  return answer ? Result<void>() : Result<void>(Failure(answer.error()));
}

std::string merged_commit(element item) {
  for (const std::string_view field : {"/merge_commit_sha", "/squash_commit_sha", "/sha"})
    if (const auto id = text_at(item, field); !id.empty()) return std::string(id);
  return {};
}

Result<std::string> GitlabMerger::merge(const OpenPull& pull, const std::string& title) {
  return settle_merge(ask_to_merge(pull, title), [&]() -> Result<std::optional<std::string>> {
    const auto now = api_.get(path_of(pull));
    if (!now) return Failure(now.error());
    const element root = now->json.root();
    if (text_at(root, "/state") != "merged" || text_at(root, "/sha") != pull.head) return std::optional<std::string>();
    return std::optional(merged_commit(root));
  });
}

Result<std::vector<Comment>> GitlabMerger::comments(const OpenPull& pull) {
  std::vector<Comment> all;
  const auto done = api_.search(path_of(pull) + "/notes?per_page=100", most_pages, [&](element item) {
    all.push_back({.id = number_at(item, "/id"),
                   .author = std::string(text_at(item, "/author/username")),
                   .body = std::string(text_at(item, "/body"))});
    return false;
  });
  if (!done) return Failure(done.error());
  return all;
}

Result<void> GitlabMerger::say(std::string_view method, const std::string& path, const std::string& text,
                               net::Repeat repeat) {
  const auto answer = api_.send(method, path, json_object([&](JsonWriter& json) { json.field("body", text); }), repeat);
  return answer ? Result<void>() : Result<void>(Failure(answer.error()));
}

}  // namespace

std::unique_ptr<PullMerger> make_gitlab_merger(net::JsonApi api, std::string_view repository, net::Timing timing) {
  return std::make_unique<GitlabMerger>(std::move(api), repository, std::move(timing));
}

}  // namespace roadstead::forge
