// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "forge/fake_forge.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::forge {
namespace {

using State = FakePull::State;

class FakeGitlab : public FakeForge {
  std::string_view api() const override { return "https://gitlab.example.org/api/v4"; }
  net::Response answer(const Call& call) override;
  net::Response list(const Call& call);
  net::Response open(const std::string& owner, const Json& body);
  net::Response edit(FakePull& pull, const Json& body);
  net::Response users(const Call& call);
  net::Response group(const Call& call) const;
  net::Response look(FakePull& pull) const;
  net::Response merge_it(FakePull& pull, const Json& body);
  void write(JsonWriter& json, const FakePull& pull) const;
  void write_people(JsonWriter& json, std::string_view key, const std::vector<std::string>& names) const;
  std::vector<std::string> named(const std::vector<simdjson::dom::element>& ids) const;
};

// The registry is project 1, its fork by the other owner 2.
std::uint64_t project(std::string_view owner) { return owner == "vanessa" ? 1 : 2; }

void FakeGitlab::write_people(JsonWriter& json, std::string_view key, const std::vector<std::string>& names) const {
  json.key(key).begin_array();
  for (const std::string& name : names) {
    const auto id = static_cast<std::uint64_t>(std::ranges::find(people, name) - people.begin()) + 1;
    json.begin_object().field("username", name).field("id", id).end_object();
  }
  json.end_array();
}

void FakeGitlab::write(JsonWriter& json, const FakePull& pull) const {
  constexpr std::string_view states[] = {"opened", "closed", "merged"};
  json.begin_object().field("iid", pull.number).field("state", states[static_cast<int>(pull.state)]);
  json.field("web_url", fmt::format("https://gitlab.example.org/vanessa/registry/-/merge_requests/{}", pull.number));
  json.field("title", pull.title).field("description", pull.body);
  json.field("source_branch", pull.branch).field("target_branch", pull.base);
  if (pull.owner.empty())
    json.key("source_project_id").raw("null");
  else
    json.field("source_project_id", project(pull.owner));
  json.field("target_project_id", std::uint64_t{1});
  json.key("author").begin_object().field("username", pull.author).field("id", pull.author_id).end_object();
  json.field("sha", pull.head).field("draft", pull.title.starts_with("Draft: "));
  json.field("detailed_merge_status", pull.looks_until_known > 0 ? "checking"
                                      : pull.blocked.empty()     ? "mergeable"
                                                                 : pull.blocked);
  if (pull.state == State::merged) json.field("merge_commit_sha", merged_commit);
  write_texts(json, "labels", pull.labels);
  write_people(json, "assignees", pull.assignees);
  write_people(json, "reviewers", pull.reviewers);
  json.end_object();
}

net::Response FakeGitlab::list(const Call& call) {
  const std::string state = call.query_or("state", "all");
  const auto wanted = [&](const FakePull& pull) {
    return (state == "all" || (state == "opened") == (pull.state == State::open)) &&
           call.query_or("source_branch", pull.branch) == pull.branch &&
           call.query_or("target_branch", pull.base) == pull.base;
  };
  return page(call, "per_page", 100, wanted, [&](JsonWriter& out, const FakePull& pull) { write(out, pull); });
}

net::Response shown(long status, const std::function<void(JsonWriter&)>& write) {
  net::Response response{status, {}, {}};
  JsonWriter json(response.body);
  write(json);
  return response;
}

net::Response FakeGitlab::open(const std::string& owner, const Json& body) {
  FakePull pull;
  pull.owner = owner;
  pull.branch = text_at(body.root(), "/source_branch");
  pull.base = text_at(body.root(), "/target_branch");
  pull.title = text_at(body.root(), "/title");
  pull.body = text_at(body.root(), "/description");
  if (project(owner) != 1 && number_at(body.root(), "/target_project_id") != 1) return refused(404, "404 Not found");
  if (const FakePull* const other = open_one(owner, pull.branch, pull.base))
    return json(409, [&](JsonWriter& out) {
      write_texts(
          out, "message",
          {fmt::format("Another open merge request already exists for this source branch: !{}", other->number)});
    });
  if (pull.branch == "same-as-main") return refused(422, "The source branch has no changes");
  return shown(201, [&](JsonWriter& out) { write(out, add(pull)); });
}

std::vector<std::string> FakeGitlab::named(const std::vector<simdjson::dom::element>& ids) const {
  std::vector<std::string> names;
  for (const auto id : ids) names.push_back(people.at(number_at(id, "") - 1));
  return names;
}

net::Response FakeGitlab::edit(FakePull& pull, const Json& body) {
  const auto root = body.root();
  const std::string_view event = text_at(root, "/state_event");
  if (event == "reopen" && !pull.can_be_reopened) return refused(422, "Source branch does not exist");
  if (event == "reopen") pull.state = State::open;
  if (event == "close") pull.state = State::closed;
  if (const auto title = text_at(root, "/title"); !title.empty()) pull.title = title;
  if (const auto text = text_at(root, "/description"); !text.empty()) pull.body = text;
  for (const auto label : split(text_at(root, "/add_labels"), ','))
    if (!label.empty()) pull.labels.emplace_back(label);
  if (const auto ids = items_at(root, "/reviewer_ids"); !ids.empty()) pull.reviewers = named(ids);
  if (const auto ids = items_at(root, "/assignee_ids"); !ids.empty()) pull.assignees = named(ids);
  return shown(200, [&](JsonWriter& out) { write(out, pull); });
}

net::Response FakeGitlab::users(const Call& call) {
  const std::string name = call.query_or("username", "");
  if (!knows(name)) return {200, {}, "[]"};
  net::Response response = json(200, [&](JsonWriter& out) { write_people(out, "all", {name}); });
  response.body = response.body.substr(7, response.body.size() - 8);  // the array alone
  return response;
}

// Accounts are known by the number that the pull requests say.
net::Response FakeGitlab::group(const Call& call) const {
  const FakeTeam* const found = team(call.parts.at(1));
  if (found == nullptr) return refused(404, "404 Group Not Found");
  if (call.parts.size() == 2) return json(200, [&](JsonWriter& out) { out.field("id", found->id); });
  if (call.target.find("/members/all/") == call.target.npos) return refused(404, "404 Not found");
  for (const auto& [name, state] : found->members)
    if (call.parts.at(4) == std::to_string(id_of(name)))
      return json(200, [&](JsonWriter& out) {
        out.field("access_level", std::uint64_t{state == "reporter" ? 20U : 30U});
        out.field("state", state == "blocked" ? "blocked" : "active");
        out.field("membership_state", state == "pending" ? "awaiting" : "active");
      });
  return refused(404, "404 Not found");
}

net::Response FakeGitlab::look(FakePull& pull) const {
  net::Response response = shown(200, [&](JsonWriter& out) { write(out, pull); });
  --pull.looks_until_known;
  return response;
}

net::Response FakeGitlab::merge_it(FakePull& pull, const Json& body) {
  auto refusal = merge(pull, text_at(body.root(), "/sha"), text_at(body.root(), "/merge_commit_message"), ways.front());
  return refusal ? std::move(*refusal) : look(pull);
}

net::Response FakeGitlab::answer(const Call& call) {
  const auto& parts = call.parts;
  const auto body = Json::parse(call.body.empty() ? "{}" : call.body);
  if (!body) return refused(400, "body is no JSON");
  if (call.is("GET", 0, "users")) return users(call);
  if (call.method == "GET" && parts.size() > 1 && parts[0] == "groups") return group(call);
  if (call.is("GET", 0, "user")) return own_account("username");
  if (parts.size() == 2 && parts[1] == "2")
    return json(200, [](JsonWriter& out) { out.field("path_with_namespace", "ada/registry"); });
  const bool is_known = parts.size() > 1 && (parts[1] == "vanessa/registry" || parts[1] == "ada/registry");
  if (!is_known || parts[0] != "projects") return refused(404, "404 Project Not Found");
  const std::string owner = parts[1].substr(0, parts[1].find('/'));
  if (parts.size() == 2)
    return json(200, [&](JsonWriter& out) {
      out.field("id", project(owner)).field("default_branch", "main").field("path_with_namespace", parts[1]);
    });
  if (call.is("GET", 2, "merge_requests")) return list(call);
  if (call.is("POST", 2, "merge_requests")) return open(owner, *body);
  FakePull* const pull = parts.size() >= 4 ? find(parts[3]) : nullptr;
  if (!pull) return refused(404, "404 Not found");
  if (call.is("GET", 4, "notes")) return list_comments(*pull, "author/username");
  if (call.is("POST", 4, "notes")) return comment(*pull, text_at(body->root(), "/body"));
  if (call.method == "PUT" && parts.size() == 6) return edit_comment(parts[5], text_at(body->root(), "/body"));
  if (call.is("PUT", 4, "merge")) return merge_it(*pull, *body);
  if (call.method == "GET" && parts.size() == 4) return look(*pull);
  return parts.size() == 4 && call.method == "PUT" ? edit(*pull, *body) : refused(404, "404 Not found");
}

}  // namespace

std::unique_ptr<FakeForge> make_fake_gitlab() { return std::make_unique<FakeGitlab>(); }

}  // namespace roadstead::forge
