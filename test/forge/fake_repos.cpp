// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "forge/fake_forge.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::forge {
namespace {

using State = FakePull::State;

/// GitHub, and Gitea where it differs: no filter by branch, pages of 50, labels by number, drafts by title, 409.
class FakeRepos : public FakeForge {
 public:
  explicit FakeRepos(ForgeKind kind) : is_gitea_(kind == ForgeKind::gitea) {}

 private:
  std::string_view api() const override {
    return is_gitea_ ? "https://gitea.example.org/api/v1" : "https://api.github.com";
  }
  std::string authorization() const override { return (is_gitea_ ? "token " : "Bearer ") + std::string(token); }
  net::Response answer(const Call& call) override;
  net::Response list(const Call& call);
  net::Response open(const Json& body);
  net::Response edit(FakePull& pull, const Json& body);
  net::Response ask(FakePull& pull, const Json& body);
  net::Response label(FakePull& pull, const Json& body);
  net::Response list_labels();
  net::Response look(FakePull& pull) const;
  net::Response list_reviews(const Call& call, const FakePull& pull) const;
  net::Response merge_it(FakePull& pull, const Json& body);
  net::Response repository() const;
  net::Response organization(const Call& call) const;
  net::Response membership(const FakeTeam& team, const std::string& account) const;
  void write(JsonWriter& json, const FakePull& pull) const;
  net::Response shown(long status, const FakePull& pull) const {
    return json(status, [&](JsonWriter& out) { write_fields(out, pull); });
  }
  void write_fields(JsonWriter& json, const FakePull& pull) const;

  bool is_gitea_;
};

void write_named(JsonWriter& json, std::string_view key, std::string_view name, const std::vector<std::string>& all,
                 bool teams = false) {
  json.key(key).begin_array();
  for (const std::string& text : all)
    if (text.starts_with("team:") == teams) json.begin_object().field(name, teams ? text.substr(5) : text).end_object();
  json.end_array();
}

void FakeRepos::write_fields(JsonWriter& json, const FakePull& pull) const {
  const std::string site = is_gitea_ ? "https://gitea.example.org" : "https://github.com";
  json.field("number", pull.number).field("state", pull.state == State::open ? "open" : "closed");
  json.field("html_url", fmt::format("{}/vanessa/registry/pull/{}", site, pull.number));
  json.field("title", pull.title).field("draft", pull.draft);
  if (pull.body.empty())
    json.key("body").raw("null");
  else
    json.field("body", pull.body);
  if (pull.state == State::merged)
    json.field("merged_at", "2026-11-23T10:00:00Z");
  else
    json.key("merged_at").raw("null");
  json.key("user").begin_object().field("login", pull.author).field("id", pull.author_id).end_object();
  write_named(json, "labels", "name", pull.labels);
  write_named(json, "assignees", "login", pull.assignees);
  write_named(json, "requested_reviewers", "login", pull.reviewers);
  write_named(json, is_gitea_ ? "requested_reviewers_teams" : "requested_teams", is_gitea_ ? "name" : "slug",
              pull.reviewers, true);
  json.key("base").begin_object().field("ref", pull.base);
  json.key("repo").begin_object().field("id", std::uint64_t{1}).end_object().end_object();
  json.key("head").begin_object().field("ref", pull.branch).field("sha", pull.head);
  if (pull.owner.empty()) {
    json.key("repo").raw("null").end_object();
    return;
  }
  json.key("repo").begin_object().field("id", std::uint64_t{pull.owner == "vanessa" ? 1U : 2U});
  json.field("full_name", pull.owner + "/registry").key("owner").begin_object().field("login", pull.owner);
  json.end_object().end_object().end_object();
}

void FakeRepos::write(JsonWriter& json, const FakePull& pull) const {
  json.begin_object();
  write_fields(json, pull);
  json.end_object();
}

net::Response FakeRepos::list(const Call& call) {
  const std::string state = call.query_or("state", "open"), head = call.query_or("head", "");
  const auto wanted = [&](const FakePull& pull) {
    if (state != "all" && (state == "open") != (pull.state == State::open)) return false;
    if (is_gitea_ || head.find(':') == head.npos) return true;
    return head == pull.owner + ":" + pull.branch && call.query_or("base", pull.base) == pull.base;
  };
  return page(call, is_gitea_ ? "limit" : "per_page", is_gitea_ ? 50 : 100, wanted,
              [&](JsonWriter& out, const FakePull& pull) { write(out, pull); });
}

net::Response FakeRepos::open(const Json& body) {
  const std::string_view head = text_at(body.root(), "/head");
  const std::size_t colon = head.find(':');
  FakePull pull;
  pull.owner = colon == head.npos ? "vanessa" : head.substr(0, colon);
  pull.branch = colon == head.npos ? head : head.substr(colon + 1);
  pull.base = text_at(body.root(), "/base");
  pull.title = text_at(body.root(), "/title");
  pull.body = text_at(body.root(), "/body");
  pull.draft = flag_at(body.root(), "/draft");
  if (pull.branch == "same-as-main") return refused(422, "No commits between main and same-as-main");
  if (!open_one(pull.owner, pull.branch, pull.base)) return shown(201, add(pull));
  if (is_gitea_) return refused(409, "pull request already exists for these targets");
  return json(422, [&](JsonWriter& out) {
    out.field("message", "Validation Failed").key("errors").begin_array().begin_object();
    out.field("message", "A pull request already exists for vanessa:" + pull.branch + ".").end_object().end_array();
  });
}

net::Response FakeRepos::edit(FakePull& pull, const Json& body) {
  const std::string_view state = text_at(body.root(), "/state");
  if (state == "open" && pull.state == State::closed && !pull.can_be_reopened)
    return refused(is_gitea_ ? 412 : 422, "state cannot be changed. The branch was force-pushed or recreated.");
  if (!state.empty()) pull.state = state == "open" ? State::open : State::closed;
  if (const auto title = text_at(body.root(), "/title"); !title.empty()) pull.title = title;
  if (const auto text = text_at(body.root(), "/body"); !text.empty()) pull.body = text;
  if (const auto names = texts_at(body.root(), "/assignees", ""); !names.empty()) pull.assignees = names;
  return shown(is_gitea_ ? 201 : 200, pull);
}

net::Response FakeRepos::ask(FakePull& pull, const Json& body) {
  auto names = texts_at(body.root(), "/reviewers", "");
  for (const std::string& name : names)
    if (!knows(name) || name == pull.author) return refused(422, "Reviews may only be requested from collaborators.");
  for (const std::string& team : texts_at(body.root(), "/team_reviewers", "")) names.push_back("team:" + team);
  pull.reviewers.insert(pull.reviewers.end(), names.begin(), names.end());
  return shown(201, pull);
}

net::Response FakeRepos::label(FakePull& pull, const Json& body) {
  if (!is_gitea_)
    for (const std::string& name : texts_at(body.root(), "/labels", "")) pull.labels.push_back(name);
  for (const auto item : items_at(body.root(), "/labels"))
    if (is_gitea_) pull.labels.push_back(labels.at(number_at(item, "") - 1));
  return {200, {}, "[]"};
}

net::Response FakeRepos::list_labels() {
  net::Response response{200, {}, {}};
  JsonWriter out(response.body);
  out.begin_array();
  for (std::size_t i = 0; i < labels.size(); ++i)
    out.begin_object().field("id", std::uint64_t{i + 1}).field("name", labels[i]).end_object();
  out.end_array();
  return response;
}

net::Response FakeRepos::look(FakePull& pull) const {
  const bool is_known = pull.looks_until_known-- <= 0;
  const bool can = is_known && (pull.blocked.empty() || pull.can_be_merged);
  return json(200, [&](JsonWriter& out) {
    write_fields(out, pull);
    out.field("merged", pull.state == State::merged);
    if (pull.state == State::merged) out.field("merge_commit_sha", merged_commit);
    if (is_known || is_gitea_)
      out.field("mergeable", can);
    else
      out.key("mergeable").raw("null");
    if (!is_gitea_) out.field("mergeable_state", !is_known ? "unknown" : pull.blocked.empty() ? "clean" : pull.blocked);
  });
}

// Gitea tells how many there are, and links no next page.
net::Response FakeRepos::list_reviews(const Call& call, const FakePull& pull) const {
  const std::size_t size = is_gitea_ ? 30 : 100;
  const std::size_t first =
      std::min((parse_number(call.query_or("page", "1")).value_or(1) - 1) * size, pull.reviews.size());
  const std::size_t last = std::min(first + size, pull.reviews.size());
  net::Response response{200, {}, {}};
  if (is_gitea_) response.headers.emplace_back("x-total-count", std::to_string(pull.reviews.size()));
  if (!is_gitea_ && last < pull.reviews.size()) response.headers.emplace_back("link", "<https://e/>; rel=\"next\"");
  JsonWriter out(response.body);
  out.begin_array();
  if (pull.has_review) out.begin_object().end_object();
  for (std::size_t i = first; i < last; ++i) {
    const auto& [who, what] = pull.reviews[i];
    out.begin_object().field("state", what).key("user").begin_object().field("login", who).end_object();
    if (!is_gitea_) out.field("author_association", pull.association);
    out.end_object();
  }
  out.end_array();
  return response;
}

net::Response FakeRepos::merge_it(FakePull& pull, const Json& body) {
  const auto text = [&](const char* github, const char* gitea) {
    return text_at(body.root(), is_gitea_ ? gitea : github);
  };
  auto refusal = merge(pull, text("/sha", "/head_commit_id"), text("/commit_title", "/MergeTitleField"),
                       text("/merge_method", "/Do"));
  if (refusal) return std::move(*refusal);
  return is_gitea_ ? net::Response{200, {}, {}} : json(200, [](JsonWriter& out) { out.field("merged", true); });
}

net::Response FakeRepos::repository() const {
  return json(200, [&](JsonWriter& out) {
    out.field("default_branch", "main");
    const auto allows = [&](std::string_view way) { return std::ranges::find(ways, way) != ways.end(); };
    out.field(is_gitea_ ? "allow_merge_commits" : "allow_merge_commit", allows("merge"));
    out.field("allow_squash_merge", allows("squash"));
    out.field(is_gitea_ ? "allow_rebase" : "allow_rebase_merge", allows("rebase"));
  });
}

// Whom somebody has invited is no member for Gitea.
net::Response FakeRepos::membership(const FakeTeam& team, const std::string& account) const {
  const auto found = team.members.find(account);
  if (found == team.members.end() || (is_gitea_ && found->second != "active")) return refused(404, "Not Found");
  return json(200, [&](JsonWriter& out) {
    if (is_gitea_)
      out.field("login", account).field("id", id_of(account));
    else
      out.field("state", found->second).field("role", "member");
  });
}

// GitHub: /orgs/ORGANIZATION/teams[/SLUG/memberships/ACCOUNT]; Gitea: /teams/ID[/members/ACCOUNT].
net::Response FakeRepos::organization(const Call& call) const {
  const auto& parts = call.parts;
  const std::size_t name = is_gitea_ ? 1 : 3;
  if (!is_gitea_ && parts.size() == 3) {
    net::Response response{200, {}, {}};
    JsonWriter out(response.body);
    out.begin_array();
    for (const FakeTeam& one : teams) out.begin_object().field("id", one.id).field("slug", one.slug).end_object();
    out.end_array();
    return response;
  }
  if (parts.size() <= name) return refused(404, "Not Found");
  const auto named = std::ranges::find(teams, parts[name], &FakeTeam::slug);
  const FakeTeam* const found = is_gitea_ ? team(parts[name]) : named == teams.end() ? nullptr : &*named;
  if (found == nullptr) return refused(404, "Not Found");
  if (parts.size() == name + 1) return json(200, [&](JsonWriter& out) { out.field("id", found->id); });
  const bool is_asked = parts.size() == name + 3 && parts[name + 1] == (is_gitea_ ? "members" : "memberships");
  return is_asked ? membership(*found, parts[name + 2]) : refused(404, "Not Found");
}

net::Response FakeRepos::answer(const Call& call) {
  const auto& parts = call.parts;
  const auto body = Json::parse(call.body.empty() ? "{}" : call.body);
  if (!body) return refused(400, "Problems parsing JSON");
  if (call.is("GET", 0, "user")) return own_account("login");
  const bool is_organization =
      is_gitea_ ? parts.front() == "teams" : parts.size() > 2 && parts[0] == "orgs" && parts[1] == "vanessa";
  if (is_organization) return organization(call);
  if (parts.size() < 3 || parts[0] != "repos" || parts[1] != "vanessa" || parts[2] != "registry")
    return refused(404, "Not Found");
  if (parts.size() == 3) return repository();
  if (call.method == "PATCH" && parts.size() == 6 && parts[4] == "comments")
    return edit_comment(parts[5], text_at(body->root(), "/body"));
  if (call.is("GET", 3, "labels")) return list_labels();
  if (call.is("GET", 3, "pulls")) return list(call);
  if (call.is("POST", 3, "pulls")) return open(*body);
  FakePull* const pull = parts.size() > 4 ? find(parts[4]) : nullptr;
  if (!pull) return refused(404, "Not Found");
  if (call.method == "PATCH" && parts.size() == 5 && parts[3] == "pulls") return edit(*pull, *body);
  if (call.method == "GET" && parts.size() == 5 && parts[3] == "pulls") return look(*pull);
  if (call.is("GET", 5, "reviews")) return list_reviews(call, *pull);
  if (call.is(is_gitea_ ? "POST" : "PUT", 5, "merge")) return merge_it(*pull, *body);
  if (call.is("GET", 5, "comments")) return list_comments(*pull, "user/login");
  if (call.is("POST", 5, "comments")) return comment(*pull, text_at(body->root(), "/body"));
  if (call.is("POST", 5, "requested_reviewers")) return ask(*pull, *body);
  if (call.is("POST", 5, "labels")) return label(*pull, *body);
  if (!call.is("POST", 5, "assignees") || is_gitea_) return refused(404, "Not Found");
  for (const std::string& name : texts_at(body->root(), "/assignees", "")) pull->assignees.push_back(name);
  return shown(201, *pull);
}

}  // namespace

std::unique_ptr<FakeForge> make_fake_repos(ForgeKind kind) { return std::make_unique<FakeRepos>(kind); }

}  // namespace roadstead::forge
