// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/repos_merger.hpp"

#include <map>

#include "roadstead/base/text.hpp"
#include "roadstead/forge/draft_mark.hpp"
#include "roadstead/net/encoded.hpp"

namespace roadstead::forge {

using simdjson::dom::element;

ReposMerger::ReposMerger(net::JsonApi api, std::string_view repository, net::Timing timing)
    : api_(std::move(api)), timing_(std::move(timing)) {
  const std::size_t slash = repository.find('/');
  owner_ = net::encoded(repository.substr(0, slash));
  place_ = "/repos/" + owner_ + "/" + net::encoded(repository.substr(slash + 1));
}

// Of a fork that is gone neither name nor id is told.
static void read_fork(element item, OpenPull& pull) {
  const std::uint64_t id = number_at(item, "/head/repo/id");
  if (id == number_at(item, "/base/repo/id")) return;
  pull.fork_id = id;
  pull.fork = text_at(item, "/head/repo/full_name");
  if (pull.fork.empty()) pull.fork = gone_fork;
}

// Whoever may write a workflow speaks as these accounts. No person can have the first name; Gitea's have ids below 0.
static std::uint64_t own_id(element user) {
  return text_at(user, "/login") == "github-actions[bot]" ? 0 : number_at(user, "/id");
}

static OpenPull open_pull(element item, std::string_view draft_mark) {
  OpenPull pull;
  pull.number = number_at(item, "/number");
  pull.url = text_at(item, "/html_url");
  pull.title = text_at(item, "/title");
  pull.branch = text_at(item, "/head/ref");
  pull.base = text_at(item, "/base/ref");
  pull.head = text_at(item, "/head/sha");
  read_fork(item, pull);
  if (element user; item.at_pointer("/user").get(user) == simdjson::SUCCESS) pull.author_id = own_id(user);
  pull.author = text_at(item, "/user/login");
  pull.is_draft = flag_at(item, "/draft") || has_mark(pull.title, draft_mark);
  return pull;
}

// A filter that a server does not understand is left out: what it lists is looked at once more.
Result<std::vector<OpenPull>> ReposMerger::list(const std::string& query, unsigned most_pages, const std::string& base,
                                                std::string_view prefix, std::string_view draft_mark) {
  std::map<std::uint64_t, OpenPull> pulls;  // what moves between two pages is listed twice
  const auto done = api_.search(place_ + "/pulls?" + query, most_pages, [&](element item) {
    OpenPull pull = open_pull(item, draft_mark);
    const bool is_wanted = pull.base == base && pull.branch.starts_with(prefix) && text_at(item, "/state") == "open";
    if (is_wanted) pulls.insert_or_assign(pull.number, std::move(pull));
    return false;
  });
  if (!done) return Failure(done.error());
  std::vector<OpenPull> all;
  for (auto& [number, pull] : pulls) all.push_back(std::move(pull));
  return all;
}

// Anybody may review what anybody may see. GitHub says who is of the registry; Gitea does not.
static bool has_a_say(element review) {
  const std::string_view who = text_at(review, "/author_association");
  return who.empty() || who == "OWNER" || who == "MEMBER" || who == "COLLABORATOR";
}

// The list is in the order of time. A comment decides nothing, and a review that was dismissed says so in its state.
Result<std::vector<std::string>> ReposMerger::reviewers_who_said(const OpenPull& pull, std::string_view state) {
  constexpr unsigned most_pages = 10;
  std::map<std::string, std::string> said;
  const auto done = api_.search(path_of(pull) + "/reviews?per_page=100", most_pages, [&](element item) {
    const std::string_view what = text_at(item, "/state");
    if (what != "COMMENTED" && what != "COMMENT" && what != "PENDING" && has_a_say(item))
      said[std::string(text_at(item, "/user/login"))] = flag_at(item, "/dismissed") ? "DISMISSED" : what;
    return false;
  });
  if (!done) return Failure(done.error());
  std::vector<std::string> names;
  for (const auto& [name, what] : said)
    if (what == state && to_lower(name) != to_lower(pull.author)) names.push_back(name);
  return names;
}

Result<std::string> ReposMerger::allowed(
    const std::vector<std::pair<std::string_view, std::string_view>>& flags_and_ways) {
  const auto answer = api_.get(place_);
  if (!answer) return Failure(answer.error());
  bool says = false;
  for (const auto& [flag, way] : flags_and_ways) {
    bool is_on = false;
    says = answer->json.root().at_pointer(fmt::format("/{}", flag)).get(is_on) == simdjson::SUCCESS || says;
    if (is_on) return std::string(way);
  }
  // only who may push is told
  return std::string(says ? std::string_view() : flags_and_ways.front().second);
}

Result<std::string> ReposMerger::merge(const OpenPull& pull, const std::string& title) {
  return settle_merge(ask_to_merge(pull, title), [&]() -> Result<std::optional<std::string>> {
    const auto now = api_.get(path_of(pull));
    if (!now) return Failure(now.error());
    const element root = now->json.root();
    if (!flag_at(root, "/merged") || text_at(root, "/head/sha") != pull.head) return std::optional<std::string>();
    return std::optional(std::string(text_at(root, "/merge_commit_sha")));
  });
}

Result<std::vector<Comment>> ReposMerger::comments(const OpenPull& pull) {
  constexpr unsigned most_pages = 10;
  std::vector<Comment> all;
  const std::string path = fmt::format("{}/issues/{}/comments?per_page=100", place_, pull.number);
  const auto done = api_.search(path, most_pages, [&](element item) {
    all.push_back({.id = number_at(item, "/id"),
                   .author = std::string(text_at(item, "/user/login")),
                   .body = std::string(text_at(item, "/body")),
                   .is_bot = text_at(item, "/user/type") == "Bot"});
    return false;
  });
  if (!done) return Failure(done.error());
  return all;
}

static std::string body_of(const std::string& text) {
  return json_object([&](JsonWriter& json) { json.field("body", text); });
}

Result<void> ReposMerger::add_comment(const OpenPull& pull, const std::string& body) {
  const std::string path = fmt::format("{}/issues/{}/comments", place_, pull.number);
  const auto answer = api_.send("POST", path, body_of(body), net::Repeat::no);
  return answer ? Result<void>() : Result<void>(Failure(answer.error()));
}

Result<void> ReposMerger::edit_comment(const OpenPull&, const Comment& comment, const std::string& body) {
  const std::string path = fmt::format("{}/issues/comments/{}", place_, comment.id);
  const auto answer = api_.send("PATCH", path, body_of(body), net::Repeat::yes);
  return answer ? Result<void>() : Result<void>(Failure(answer.error()));
}

std::string ReposMerger::head_ref(const OpenPull& pull) const { return fmt::format("refs/pull/{}/head", pull.number); }

}  // namespace roadstead::forge
