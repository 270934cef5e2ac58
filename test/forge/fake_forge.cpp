// SPDX-License-Identifier: Apache-2.0
#include "forge/fake_forge.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::forge {

std::string Call::query_or(const std::string& name, const std::string& otherwise) const {
  const auto at = query.find(name);
  return at == query.end() ? otherwise : at->second;
}

bool Call::is(std::string_view wanted_method, std::size_t part, std::string_view wanted) const {
  return method == wanted_method && parts.size() == part + 1 && parts[part] == wanted;
}

static Call read(const net::Request& request, std::string_view api) {
  Call call{request.method, request.url.substr(api.size()), {}, {}, std::string(request.body.size_bytes, '\0')};
  if (request.body.read && !request.body.read(0, call.body)) call.body.clear();
  const std::string_view target = call.target;
  const std::size_t query = std::min(target.find('?'), target.size());
  for (const auto part : split(target.substr(1, query - 1), '/')) call.parts.push_back(percent_decode(part).value());
  if (query == target.size()) return call;
  for (const auto pair : split(target.substr(query + 1), '&')) {
    const std::size_t equals = pair.find('=');
    call.query[std::string(pair.substr(0, equals))] = percent_decode(pair.substr(equals + 1)).value();
  }
  return call;
}

static std::string_view header(const net::Request& request, std::string_view name) {
  for (const auto& [key, value] : request.headers)
    if (key == name) return value;
  return {};
}

Result<net::Response> FakeForge::send(const net::Request& request) {
  if (!request.url.starts_with(api())) return fail(Code::unavailable, "no such host, want the fake's");
  const Call call = read(request, api());
  calls.push_back(call);
  const auto carry_out = [&]() -> net::Response {
    if (header(request, "authorization") != authorization()) return refused(401, "Bad credentials");
    if (header(request, "user-agent").empty()) return refused(403, "Request forbidden by administrative rules");
    return answer(call);
  };
  if (troubles.empty() || troubles.front().method != call.method) return carry_out();
  const Trouble trouble = std::move(troubles.front());
  troubles.pop_front();
  trouble.meanwhile();
  if (trouble.when == Trouble::When::after) carry_out();
  return trouble.answer;
}

FakePull& FakeForge::add(FakePull pull) {
  pull.number = pulls.size() + 1;
  pulls.push_back(std::move(pull));
  return pulls.back();
}

std::vector<std::string> FakeForge::changes() const {
  std::vector<std::string> all;
  for (const Call& call : calls)
    if (call.method != "GET") all.push_back(call.method + " " + call.target);
  return all;
}

FakePull* FakeForge::find(std::string_view number) {
  const auto index = parse_number(number).value_or(0);
  return index == 0 || index > pulls.size() ? nullptr : &pulls[index - 1];
}

FakePull* FakeForge::open_one(std::string_view owner, std::string_view branch, std::string_view base) {
  for (FakePull& pull : pulls)
    if (pull.state == FakePull::State::open && pull.owner == owner && pull.branch == branch && pull.base == base)
      return &pull;
  return nullptr;
}

std::uint64_t FakeForge::id_of(const std::string& account) const {
  const auto found = std::ranges::find(pulls, account, &FakePull::author);
  return found == pulls.end() ? 0 : found->author_id;
}

const FakeTeam* FakeForge::team(std::string_view id) const {
  const auto found = std::ranges::find(teams, parse_number(id).value_or(0), &FakeTeam::id);
  return found == teams.end() ? nullptr : &*found;
}

bool FakeForge::knows(const std::string& name) const { return std::ranges::find(people, name) != people.end(); }

std::optional<net::Response> FakeForge::merge(FakePull& pull, std::string_view head, std::string_view title,
                                              std::string_view way) {
  if (pull.state != FakePull::State::open || !pull.blocked.empty()) return refused(405, "it is not mergeable");
  if (pull.head != head) return refused(409, "Head branch was modified. Review and try the merge again.");
  if (std::ranges::find(ways, way) == ways.end()) return refused(405, "this way is not allowed");
  pull.state = FakePull::State::merged;
  pull.merged_title = title;
  pull.merged_by = way;
  return std::nullopt;
}

net::Response FakeForge::list_comments(const FakePull& pull, std::string_view author_key) const {
  net::Response response{200, {}, {}};
  JsonWriter out(response.body);
  out.begin_array();
  for (const auto& said : pull.comments) {
    out.begin_object().field("id", said.id).field("body", said.body);
    const std::size_t slash = author_key.find('/');
    out.key(author_key.substr(0, slash)).begin_object().field(author_key.substr(slash + 1), said.author);
    out.field("type", said.is_bot ? "Bot" : "User").end_object().end_object();
  }
  out.end_array();
  return response;
}

net::Response FakeForge::own_account(std::string_view field) const {
  if (own_name.empty()) return refused(403, "Resource not accessible by integration");
  return json(200, [&](JsonWriter& out) { out.field(field, own_name); });
}

net::Response FakeForge::comment(FakePull& pull, std::string_view body) {
  const bool is_bot = own_name.empty();
  pull.comments.push_back(
      {pull.number * 100 + pull.comments.size(), is_bot ? "github-actions[bot]" : own_name, std::string(body), is_bot});
  return {201, {}, "{}"};
}

net::Response FakeForge::edit_comment(std::string_view id, std::string_view body) {
  for (FakePull& pull : pulls)
    for (auto& said : pull.comments)
      if (said.id == parse_number(id)) return said.body = body, net::Response{200, {}, "{}"};
  return refused(404, "Not Found");
}

net::Response FakeForge::page(const Call& call, const std::string& size_name, std::size_t largest,
                              const std::function<bool(const FakePull&)>& wanted,
                              const std::function<void(JsonWriter&, const FakePull&)>& write) {
  const std::size_t size = std::min<std::size_t>(parse_number(call.query_or(size_name, "30")).value_or(30), largest);
  const std::size_t first = (parse_number(call.query_or("page", "1")).value_or(1) - 1) * size;
  std::vector<const FakePull*> all;
  for (auto pull = pulls.rbegin(); pull != pulls.rend(); ++pull)
    if (wanted(*pull)) all.push_back(&*pull);
  net::Response response{200, {}, {}};
  JsonWriter writer(response.body);
  writer.begin_array();
  for (std::size_t i = first; i < std::min(all.size(), first + size); ++i) write(writer, *all[i]);
  writer.end_array();
  if (first + size < all.size())
    response.headers.emplace_back("link",
                                  "<https://elsewhere.example/?page=2>; rel=\"next\", <https://e/>; rel=\"last\"");
  return response;
}

net::Response FakeForge::json(long status, const std::function<void(JsonWriter&)>& fill) {
  return {status, {{"content-type", "application/json"}}, json_object(fill)};
}

net::Response FakeForge::refused(long status, std::string_view message) {
  return json(status, [&](JsonWriter& json) { json.field("message", message); });
}

std::unique_ptr<FakeForge> FakeForge::make(ForgeKind kind) {
  return kind == ForgeKind::gitlab ? make_fake_gitlab() : make_fake_repos(kind);
}

}  // namespace roadstead::forge
