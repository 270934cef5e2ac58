// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/dialect.hpp"

#include <algorithm>

#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::forge {

namespace {

struct Row {
  ForgeKind kind;
  std::string_view rights;
  std::string_view scheme;  ///< of the Authorization header
  std::unique_ptr<Forge> (*make)(net::JsonApi api, std::string_view repository);
};

constexpr Row rows[] = {
    {ForgeKind::github, "the permissions 'contents: write' and 'pull-requests: write'", "Bearer", make_github},
    {ForgeKind::gitlab, "the scope 'api' and the role Developer", "Bearer", make_gitlab},
    {ForgeKind::gitea, "the scopes 'write:repository' and 'write:issue'", "token", make_gitea},
};

net::ApiAccess access_of(const Row& row, const ForgeSettings& settings) {
  net::ApiAccess access{settings.api, {}, settings.token, std::string(row.rights)};
  while (access.base.ends_with('/')) access.base.pop_back();
  access.headers = {{"user-agent", "roadstead"}, {"authorization", std::string(row.scheme) + " " + settings.token}};
  if (row.kind == ForgeKind::github) {
    access.headers.emplace_back("accept", "application/vnd.github+json");
    access.headers.emplace_back("x-github-api-version", "2022-11-28");
  } else {
    access.headers.emplace_back("accept", "application/json");
  }
  return access;
}

class SecondaryLimits : public net::HttpClient {
 public:
  explicit SecondaryLimits(net::HttpClient& http) : http_(http) {}
  Result<net::Response> send(const net::Request& request) override {
    auto answer = http_.send(request);
    if (answer && answer->status == 403 && answer->header("retry-after").empty() &&
        net::message_of(answer->body).find("secondary rate limit") != std::string::npos)
      answer->headers.emplace_back("retry-after", "60");
    return answer;
  }

 private:
  net::HttpClient& http_;
};

}  // namespace

Result<std::unique_ptr<Forge>> open_forge(const ForgeSettings& settings, net::HttpClient& http) {
  const Row& row = *std::ranges::find(rows, settings.kind, &Row::kind);
  const auto url = parse_url(settings.api);
  if (has_credentials(settings.api)) return fail(Code::invalid, "address of the API has a login in it, want none");
  if (!url || !is_web_url(*url) || !url->query.empty())
    return fail(Code::invalid, "address of the API is '{}', want https://host/path", one_line(settings.api));
  if (!net::is_repository(settings.repository, settings.kind))
    return fail(Code::invalid, "repository is '{}', want owner/name", one_line(settings.repository));
  if (settings.token.empty()) return fail(Code::denied, "no token, want one with {}", row.rights);
  return row.make(net::JsonApi(http, access_of(row, settings)), settings.repository);
}

std::unique_ptr<net::HttpClient> name_secondary_limits(net::HttpClient& http) {
  return std::make_unique<SecondaryLimits>(http);
}

}  // namespace roadstead::forge
