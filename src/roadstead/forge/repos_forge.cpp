// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/repos_forge.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/forge/draft_mark.hpp"
#include "roadstead/net/encoded.hpp"

namespace roadstead::forge {

using simdjson::dom::element;

ReposForge::ReposForge(net::JsonApi api, std::string_view repository, std::string_view draft_mark)
    : api_(std::move(api)), owner_(repository.substr(0, repository.find('/'))), draft_mark_(draft_mark) {
  place_ = "/repos/" + net::encoded(owner_) + "/" + net::encoded(repository.substr(owner_.size() + 1));
}

const std::string& ReposForge::head_owner(const Proposal& proposal) const {
  return proposal.head_owner.empty() ? owner_ : proposal.head_owner;
}

static Listed::State state_of(element item) {
  if (text_at(item, "/state") == "open") return Listed::State::open;
  return text_at(item, "/merged_at").empty() ? Listed::State::closed : Listed::State::merged;
}

static void add_people(std::vector<Person>& people, element item, std::string_view pointer, std::string_view name,
                       std::string_view prefix = {}) {
  for (const std::string& found : texts_at(item, pointer, name)) people.push_back({std::string(prefix) + found});
}

static Listed listed(element item, std::string_view draft_mark) {
  Listed pull;
  pull.number = number_at(item, "/number");
  pull.state = state_of(item);
  pull.url = text_at(item, "/html_url");
  pull.is_draft = has_mark(text_at(item, "/title"), draft_mark);
  pull.title = without_mark(text_at(item, "/title"), draft_mark);
  pull.body = text_at(item, "/body");
  pull.author = text_at(item, "/user/login");
  pull.labels = texts_at(item, "/labels", "/name");
  add_people(pull.assignees, item, "/assignees", "/login");
  add_people(pull.reviewers, item, "/requested_reviewers", "/login");
  add_people(pull.reviewers, item, "/requested_teams", "/slug", team_prefix);            // GitHub
  add_people(pull.reviewers, item, "/requested_reviewers_teams", "/name", team_prefix);  // Gitea
  return pull;
}

// A filter that a server does not understand is left out: what it lists is looked at once more.
static bool is_from(element item, const Proposal& proposal, std::string_view owner) {
  return text_at(item, "/head/ref") == proposal.branch && text_at(item, "/base/ref") == proposal.base &&
         to_lower(text_at(item, "/head/repo/owner/login")) == to_lower(owner);
}

Result<std::optional<Listed>> ReposForge::find(const Proposal& proposal, const std::string& query,
                                               unsigned most_pages) {
  std::optional<Listed> found;
  const auto done = api_.search(place_ + "/pulls?" + query, most_pages, [&](element item) {
    if (is_from(item, proposal, head_owner(proposal))) found = listed(item, draft_mark_);
    return found.has_value();
  });
  if (!done) return Failure(done.error());
  return found;
}

Result<Listed> ReposForge::open(const Proposal& proposal) {
  std::string body = json_object([&](JsonWriter& json) {
    json.field("title", with_mark(proposal.title, draft_mark_, proposal.draft));
    json.field("body", proposal.body).field("base", proposal.base);
    write_head(json, proposal);
  });
  const auto answer = api_.send("POST", place_ + "/pulls", std::move(body), net::Repeat::no);
  if (!answer) return Failure(answer.error());
  return listed(answer->json.root(), draft_mark_);
}

Result<void> ReposForge::change(std::string_view method, const std::string& path, const Fill& fill) {
  const auto answer = api_.send(method, place_ + path, json_object(fill), net::Repeat::yes);
  if (!answer) return Failure(answer.error());
  return {};
}

Result<void> ReposForge::edit(const Listed& pull, const Proposal& proposal, Listed::State state) {
  return change("PATCH", fmt::format("/pulls/{}", pull.number), [&](JsonWriter& json) {
    json.field("title", with_mark(proposal.title, draft_mark_, pull.is_draft)).field("body", proposal.body);
    json.field("state", state == Listed::State::open ? "open" : "closed");
  });
}

Result<void> ReposForge::ask_reviewers(const Listed& pull, const std::vector<std::string>& names) {
  std::vector<std::string> people, teams;
  for (const std::string& name : names)
    if (name.starts_with(team_prefix))
      teams.push_back(name.substr(team_prefix.size()));
    else
      people.push_back(name);
  return change("POST", fmt::format("/pulls/{}/requested_reviewers", pull.number), [&](JsonWriter& json) {
    write_texts(json, "reviewers", people);
    write_texts(json, "team_reviewers", teams);
  });
}

Result<bool> ReposForge::has_review(const Listed& pull) {
  const auto answer = api_.get(fmt::format("{}/pulls/{}/reviews", place_, pull.number));
  if (!answer) return Failure(answer.error());
  return !items_at(answer->json.root(), "").empty();
}

Result<std::string> ReposForge::default_branch() {
  const auto answer = api_.get(place_);
  if (!answer) return Failure(answer.error());
  return std::string(text_at(answer->json.root(), "/default_branch"));
}

}  // namespace roadstead::forge
