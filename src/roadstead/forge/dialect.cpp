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
  std::unique_ptr<PullMerger> (*make_merger)(net::JsonApi api, std::string_view repository, net::Timing timing);
};

constexpr Row rows[] = {
    {ForgeKind::github, "the permissions 'contents: write' and 'pull-requests: write'", "Bearer", make_github,
     make_github_merger},
    {ForgeKind::gitlab, "the scope 'api' and the role Developer", "Bearer", make_gitlab, make_gitlab_merger},
    {ForgeKind::gitea, "the scopes 'write:repository' and 'write:issue'", "token", make_gitea, make_gitea_merger},
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

const Row& row_of(const ForgeSettings& settings) { return *std::ranges::find(rows, settings.kind, &Row::kind); }

Result<net::JsonApi> open_api(const ForgeSettings& settings, net::HttpClient& http) {
  const Row& row = row_of(settings);
  const auto url = parse_url(settings.api);
  if (has_credentials(settings.api)) return fail(Code::invalid, "address of the API has a login in it, want none");
  if (!url || !is_web_url(*url) || !url->query.empty())
    return fail(Code::invalid, "address of the API is '{}', want https://host/path", one_line(settings.api));
  if (!net::is_repository(settings.repository, settings.kind))
    return fail(Code::invalid, "repository is '{}', want owner/name", one_line(settings.repository));
  if (settings.token.empty()) return fail(Code::denied, "no token, want one with {}", row.rights);
  return net::JsonApi(http, access_of(row, settings));
}

}  // namespace

Result<std::unique_ptr<Forge>> open_forge(const ForgeSettings& settings, net::HttpClient& http) {
  auto api = open_api(settings, http);
  if (!api) return Failure(api.error());
  return row_of(settings).make(std::move(*api), settings.repository);
}

Result<std::unique_ptr<PullMerger>> open_pull_merger(const ForgeSettings& settings, net::HttpClient& http,
                                                     net::Timing timing) {
  auto api = open_api(settings, http);
  if (!api) return Failure(api.error());
  return row_of(settings).make_merger(std::move(*api), settings.repository, std::move(timing));
}

std::unique_ptr<net::HttpClient> make_forge_client(net::HttpClient& http, net::Timing timing) {
  return net::make_patient_client(std::make_unique<SecondaryLimits>(http), {}, std::move(timing));
}

}  // namespace roadstead::forge
