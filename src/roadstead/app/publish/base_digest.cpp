// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/base_digest.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/digest.hpp"
#include "roadstead/oci/json.hpp"

namespace roadstead::app {

namespace {

constexpr std::uint64_t token_limit_bytes = 1 << 20;
constexpr std::string_view manifest_types =
    "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, "
    "application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json";

// The first component is a host when a hub's owner cannot be called so.
bool is_host(std::string_view component) {
  return component == "localhost" || component.find_first_of(".:") != component.npos;
}

std::string server_of(const std::string& host) {
  const std::string plain = "http://" + host;
  const auto url = parse_url(plain);
  return url && is_loopback(*url) ? plain : "https://" + host;
}

// One parameter of a challenge as `Bearer realm="…",service="…"` (RFC 6750 section 3).
std::string parameter(std::string_view challenge, std::string_view name) {
  const auto at = challenge.find(fmt::format("{}=\"", name));
  if (at == challenge.npos) return {};
  const auto begin = at + name.size() + 2;
  return std::string(challenge.substr(begin, challenge.find('"', begin) - begin));
}

std::string token_in(const std::string& body) {
  const auto json = Json::parse(body, token_limit_bytes);
  if (!json) return {};
  const auto fields = oci::Fields::of(json->root());
  if (!fields) return {};
  const std::string token = fields->text("token").value_or("");
  return token.empty() ? fields->text("access_token").value_or("") : token;
}

std::string anonymous_token(net::HttpClient& http, std::string_view challenge, const BaseReference& base) {
  const std::string realm = parameter(challenge, "realm");
  if (!challenge.starts_with("Bearer ") || realm.empty()) return {};
  const auto answer = http.send({.url = fmt::format("{}?service={}&scope=repository:{}:pull", realm,
                                                    parameter(challenge, "service"), base.repository)});
  return answer && answer->is_success() ? token_in(answer->body) : std::string();
}

net::Request head_of(const BaseReference& base, const std::string& token) {
  net::Request request{.method = "HEAD",
                       .url = fmt::format("{}/v2/{}/manifests/{}", base.server, base.repository, base.tag),
                       .headers = {{"accept", std::string(manifest_types)}}};
  if (!token.empty()) request.headers.emplace_back("authorization", "Bearer " + token);
  return request;
}

std::optional<std::string> digest_of(net::HttpClient& http, const BaseReference& base) {
  auto answer = http.send(head_of(base, {}));
  if (answer && answer->status == 401) {
    const std::string token = anonymous_token(http, answer->header("www-authenticate"), base);
    if (token.empty()) return std::nullopt;
    answer = http.send(head_of(base, token));
  }
  if (!answer || !answer->is_success()) return std::nullopt;
  const auto digest = catalog::Digest::parse(answer->header("docker-content-digest"));
  if (!digest) return std::nullopt;
  return digest->text();
}

}  // namespace

std::optional<BaseReference> parse_base_reference(std::string_view reference) {
  const auto scheme = reference.find("://");
  if (scheme == reference.npos) return std::nullopt;
  const std::string_view kind = reference.substr(0, scheme);
  if (kind != "docker" && kind != "oras") return std::nullopt;
  std::string_view name = reference.substr(scheme + 3);
  BaseReference base{.server = "https://registry-1.docker.io", .repository = {}, .tag = "latest"};
  const auto slash = name.find('/');
  const std::string host(name.substr(0, slash));
  const bool has_host = slash != name.npos && is_host(host);
  if (has_host) name.remove_prefix(slash + 1);
  if (has_host && host != "docker.io" && host != "index.docker.io") base.server = server_of(host);
  if (const auto at = name.find('@'); at != name.npos) {
    base.tag = name.substr(at + 1);
    name = name.substr(0, at);
  }
  if (const auto colon = name.rfind(':');
      colon != name.npos && (name.find('/') == name.npos || colon > name.rfind('/'))) {
    if (base.tag == "latest") base.tag = name.substr(colon + 1);
    name = name.substr(0, colon);
  }
  const bool is_official = base.server.ends_with("docker.io") && name.find('/') == name.npos;
  base.repository = (is_official ? "library/" : "") + std::string(name);
  return base;
}

recipe::BaseResolver make_base_resolver(net::HttpClient& http) {
  using Answers = std::map<std::string, std::optional<std::string>>;
  return [&http, told = std::make_shared<Answers>()](const std::string& reference) -> Result<Answers::mapped_type> {
    const auto [answer, is_first] = told->try_emplace(reference);
    if (!is_first) return answer->second;
    if (const auto base = parse_base_reference(reference)) answer->second = digest_of(http, *base);
    return answer->second;
  };
}

}  // namespace roadstead::app
