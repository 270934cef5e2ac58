// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "roadstead/forge/draft_mark.hpp"
#include "roadstead/forge/forge.hpp"
#include "roadstead/net/encoded.hpp"

namespace roadstead::forge {

using simdjson::dom::element;

namespace {

constexpr std::string_view draft_mark = "Draft: ";

// https://docs.gitlab.com/ee/api/merge_requests.html; a pull request is called a merge request there.
class Gitlab : public Forge {
 public:
  Gitlab(net::JsonApi api, std::string_view repository)
      : api_(std::move(api)), repository_(repository), place_("/projects/" + net::encoded(repository)) {}

  Result<std::optional<Listed>> find_open(const Proposal& proposal) override { return find(proposal, "opened"); }
  Result<std::optional<Listed>> find_closed(const Proposal& proposal) override { return find(proposal, "all"); }
  Result<Listed> open(const Proposal& proposal) override;
  Result<void> edit(const Listed& listed, const Proposal& proposal, Listed::State state) override;
  Result<void> add_labels(const Listed& listed, const std::vector<std::string>& labels) override;
  Result<void> add_assignees(const Listed& listed, const std::vector<std::string>& names) override;
  Result<void> ask_reviewers(const Listed& listed, const std::vector<std::string>& names) override;
  Result<bool> has_review(const Listed&) override { return false; }  // a reviewer who has answered is still listed
  Result<std::string> default_branch() override;

 private:
  std::string source_of(const Proposal& proposal) const;
  Result<std::optional<Listed>> find(const Proposal& proposal, std::string_view state);
  Result<void> change(const Listed& listed, const std::function<void(JsonWriter&)>& fill);
  Result<void> set_people(const Listed& listed, std::string_view key, const std::vector<Person>& before,
                          const std::vector<std::string>& names);
  Result<std::uint64_t> project_number(const std::string& path);
  Result<std::uint64_t> user_number(const std::string& name);

  net::JsonApi api_;
  std::string repository_, place_;
};

std::vector<Person> people(element item, std::string_view pointer) {
  std::vector<Person> all;
  for (const element person : items_at(item, pointer))
    all.push_back({std::string(text_at(person, "/username")), number_at(person, "/id")});
  return all;
}

Listed::State state_of(element item) {
  const std::string_view state = text_at(item, "/state");
  if (state == "opened") return Listed::State::open;
  return state == "closed" ? Listed::State::closed : Listed::State::merged;  // "locked" is about to be
}

Listed listed(element item) {
  Listed pull;
  pull.number = number_at(item, "/iid");
  pull.state = state_of(item);
  pull.url = text_at(item, "/web_url");
  pull.is_draft = has_mark(text_at(item, "/title"), draft_mark);
  pull.title = without_mark(text_at(item, "/title"), draft_mark);
  pull.body = text_at(item, "/description");
  pull.author = text_at(item, "/author/username");
  pull.labels = texts_at(item, "/labels", "");
  pull.assignees = people(item, "/assignees");
  pull.reviewers = people(item, "/reviewers");
  return pull;
}

// A fork has the name of what it was made of.
std::string Gitlab::source_of(const Proposal& proposal) const {
  if (proposal.head_owner.empty()) return {};
  return proposal.head_owner + repository_.substr(repository_.rfind('/'));
}

Result<std::uint64_t> Gitlab::project_number(const std::string& path) {
  const auto answer = api_.get("/projects/" + net::encoded(path));
  if (!answer) return Failure(answer.error());
  return number_at(answer->json.root(), "/id");
}

Result<std::optional<Listed>> Gitlab::find(const Proposal& proposal, std::string_view state) {
  constexpr unsigned most_pages = 100;
  std::uint64_t fork = 0;
  if (!proposal.head_owner.empty()) {
    const auto number = project_number(source_of(proposal));
    if (!number) return Failure(number.error());
    fork = *number;
  }
  const std::string path = fmt::format(
      "{}/merge_requests?state={}&source_branch={}&target_branch={}&order_by=created_at&sort=desc&per_page=100", place_,
      state, net::encoded(proposal.branch), net::encoded(proposal.base));
  std::optional<Listed> found;
  const auto done = api_.search(path, most_pages, [&](element item) {
    const std::uint64_t source = number_at(item, "/source_project_id");
    const std::uint64_t wanted = fork == 0 ? number_at(item, "/target_project_id") : fork;
    if (source == wanted && text_at(item, "/source_branch") == proposal.branch &&
        text_at(item, "/target_branch") == proposal.base)
      found = listed(item);
    return found.has_value();
  });
  if (!done) return Failure(done.error());
  return found;
}

// What comes from a fork is opened there, and names its target by number.
Result<Listed> Gitlab::open(const Proposal& proposal) {
  std::uint64_t target = 0;
  if (!proposal.head_owner.empty()) {
    const auto number = project_number(repository_);
    if (!number) return Failure(number.error());
    target = *number;
  }
  std::string body = json_object([&](JsonWriter& json) {
    json.field("source_branch", proposal.branch).field("target_branch", proposal.base);
    json.field("title", with_mark(proposal.title, draft_mark, proposal.draft)).field("description", proposal.body);
    if (target != 0) json.field("target_project_id", target);
    if (target != 0) json.field("allow_collaboration", proposal.maintainer_can_modify);
  });
  const std::string place = target == 0 ? place_ : "/projects/" + net::encoded(source_of(proposal));
  const auto answer = api_.send("POST", place + "/merge_requests", std::move(body), net::Repeat::no);
  if (!answer) return Failure(answer.error());
  return listed(answer->json.root());
}

Result<void> Gitlab::change(const Listed& pull, const std::function<void(JsonWriter&)>& fill) {
  const std::string path = fmt::format("{}/merge_requests/{}", place_, pull.number);
  const auto answer = api_.send("PUT", path, json_object(fill), net::Repeat::yes);
  if (!answer) return Failure(answer.error());
  return {};
}

Result<void> Gitlab::edit(const Listed& pull, const Proposal& proposal, Listed::State state) {
  return change(pull, [&](JsonWriter& json) {
    json.field("title", with_mark(proposal.title, draft_mark, pull.is_draft)).field("description", proposal.body);
    if (state != pull.state) json.field("state_event", state == Listed::State::open ? "reopen" : "close");
  });
}

Result<void> Gitlab::add_labels(const Listed& pull, const std::vector<std::string>& labels) {
  std::string all;
  for (const std::string& label : labels) all.append(all.empty() ? "" : ",").append(label);
  return change(pull, [&](JsonWriter& json) { json.field("add_labels", all); });
}

Result<std::uint64_t> Gitlab::user_number(const std::string& name) {
  if (name.starts_with(team_prefix)) return fail(Code::invalid, "'{}' is a team, want a person on GitLab", name);
  const auto answer = api_.get("/users?username=" + net::encoded(name));
  if (!answer) return Failure(answer.error());
  const auto users = people(answer->json.root(), "");
  if (users.empty()) return fail(Code::not_found, "no user '{}', want one that exists", name);
  return users.front().id;
}

// The list is written anew.
Result<void> Gitlab::set_people(const Listed& pull, std::string_view key, const std::vector<Person>& before,
                                const std::vector<std::string>& names) {
  std::vector<std::uint64_t> ids;
  for (const Person& person : before) ids.push_back(person.id);
  for (const std::string& name : names) {
    const auto number = user_number(name);
    if (!number) return Failure(number.error());
    ids.push_back(*number);
  }
  return change(pull, [&](JsonWriter& json) {
    json.key(key).begin_array();
    for (const std::uint64_t id : ids) json.value(id);
    json.end_array();
  });
}

Result<void> Gitlab::add_assignees(const Listed& pull, const std::vector<std::string>& names) {
  return set_people(pull, "assignee_ids", pull.assignees, names);
}

Result<void> Gitlab::ask_reviewers(const Listed& pull, const std::vector<std::string>& names) {
  return set_people(pull, "reviewer_ids", pull.reviewers, names);
}

Result<std::string> Gitlab::default_branch() {
  const auto answer = api_.get(place_);
  if (!answer) return Failure(answer.error());
  return std::string(text_at(answer->json.root(), "/default_branch"));
}

}  // namespace

std::unique_ptr<Forge> make_gitlab(net::JsonApi api, std::string_view repository) {
  return std::make_unique<Gitlab>(std::move(api), repository);
}

}  // namespace roadstead::forge
