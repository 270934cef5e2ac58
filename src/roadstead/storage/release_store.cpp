// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/release_store.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/storage/release_assets.hpp"
#include "roadstead/storage/store_address.hpp"

namespace roadstead::storage {

namespace {

using net::ForgeKind;

struct Scheme {
  std::string_view prefix;
  ForgeKind kind;
};

constexpr Scheme schemes[] = {{"github-release:", ForgeKind::github},
                              {"gitlab-release:", ForgeKind::gitlab},
                              {"gitea-release:", ForgeKind::gitea}};

// Of a release: what no address needs to escape.
bool is_tag(std::string_view text) {
  const auto fits = [](char c) { return is_alnum(c) || std::string_view("._-+").find(c) != std::string_view::npos; };
  return !text.empty() && std::ranges::all_of(text, fits) && text != "." && text != "..";
}

std::pair<std::string, std::string> authorization(ForgeKind kind, std::string_view variable, const std::string& token) {
  if (kind == ForgeKind::github) return {"authorization", "Bearer " + token};
  if (kind == ForgeKind::gitea) return {"authorization", "token " + token};
  return {variable == "CI_JOB_TOKEN" ? "job-token" : "private-token", token};
}

// A forge's own tokens go to that forge (net::may_go_to_api): an address, which anybody may have proposed, shall not
// send them elsewhere.
std::vector<net::TokenVariable> tokens_for(ForgeKind kind, const std::string& api, const Environment& environment) {
  std::vector<net::TokenVariable> all = {{"ROADSTEAD_STORE_TOKEN", ""}};
  for (const net::TokenVariable& variable : net::token_variables(kind, environment))
    if (net::may_go_to_api(api, kind, variable, environment)) all.push_back(variable);
  return all;
}

net::ApiAccess access_to(ForgeKind kind, std::string api, const Environment& environment) {
  const auto variables = tokens_for(kind, api, environment);
  net::ApiAccess access{std::move(api), {}, "", "the right to write releases in "};
  access.rights += net::names_of(variables);
  for (const net::TokenVariable& variable : variables) {
    const auto token = environment(variable.name);
    if (!token) continue;
    access.token = *token;
    access.headers = {authorization(kind, variable.name, *token)};
    break;
  }
  return access;
}

Result<std::string> api_of(const Scheme& scheme, const StoreAddress& address, const Environment& environment) {
  std::string api = address.option("api");
  if (api.empty()) api = net::api_of(scheme.kind, environment);
  while (api.ends_with('/')) api.pop_back();
  const auto url = parse_url(api);
  if (!url || !is_web_url(*url) || !url->user_info.empty() || api.find_first_of("?#") != api.npos)
    return fail(Code::invalid, "store has the API {}, want {}OWNER/REPO?api=https://HOST/api/v1",
                api.empty() ? "''" : net::redacted(api), scheme.prefix);
  if (to_lower(url->scheme) == "http" && !is_loopback(*url))
    return fail(Code::invalid, "store has the API {}, want https: a token goes there", net::redacted(api));
  return api;
}

std::unique_ptr<Assets> assets_of(ForgeKind kind, ReleasePlace place, std::unique_ptr<net::HttpClient> http) {
  if (kind == ForgeKind::gitlab) return make_package_assets(std::move(place), std::move(http));
  return make_release_assets(kind, std::move(place), std::move(http));
}

Result<ReleasePlace> parse_place(const Scheme& scheme, const std::string& text, const Environment& environment) {
  const std::string known[] = {"api"};
  const auto address = parse_store_address(text, scheme.prefix, known);
  if (!address) return Failure(address.error());
  const std::size_t at = std::min(address->place.find('@'), address->place.size());
  ReleasePlace place;
  place.repository = address->place.substr(0, at);
  place.tag = at == address->place.size() ? "images" : address->place.substr(at + 1);
  if (!net::is_repository(place.repository, scheme.kind))
    return fail(Code::invalid, "store has the repository '{}', want {}OWNER/REPO",
                shown_part(place.repository, address->place), scheme.prefix);
  if (!is_tag(place.tag))
    return fail(Code::invalid, "store has the tag '{}', want a name", shown_part(place.tag, address->place));
  auto api = api_of(scheme, *address, environment);
  if (!api) return Failure(api.error());
  place.api = access_to(scheme.kind, std::move(*api), environment);
  return place;
}

}  // namespace

static Result<std::unique_ptr<Assets>> open_assets(const std::string& address, const Environment& environment,
                                                   const Connect& connect) {
  const auto* const scheme =
      std::ranges::find_if(schemes, [&](const Scheme& known) { return address.starts_with(known.prefix); });
  auto place = parse_place(*scheme, address, environment);
  if (!place) return Failure(place.error());
  return assets_of(scheme->kind, std::move(*place), connect());
}

Result<std::unique_ptr<BlobStore>> make_release_store(const StoreSettings& settings, const Environment& environment,
                                                      const Connect& connect) {
  auto assets = open_assets(settings.address, environment, connect);
  if (!assets) return Failure(assets.error());
  return make_asset_store(std::move(*assets), settings.public_url);
}

Result<std::unique_ptr<BlobInventory>> make_release_inventory(const std::string& address,
                                                              const Environment& environment, const Connect& connect) {
  auto assets = open_assets(address, environment, connect);
  if (!assets) return Failure(assets.error());
  return make_asset_inventory(std::move(*assets));
}

Result<std::unique_ptr<BlobInventory>> open_release_inventory(const std::string& address) {
  return make_release_inventory(address, process_environment(), patient_connections());
}

Result<std::unique_ptr<BlobStore>> open_release_store(const StoreSettings& settings) {
  return make_release_store(settings, process_environment(), patient_connections());
}

}  // namespace roadstead::storage
