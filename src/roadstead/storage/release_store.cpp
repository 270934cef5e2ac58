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

enum class Forge { github, gitlab, gitea };

struct ForgeRow {
  Forge forge;
  std::string_view scheme;
  const char* api_variable;
  std::string_view api;  ///< empty: the address must say
  const char* tokens[2];
};

constexpr ForgeRow forges[] = {
    {Forge::github, "github-release:", "GITHUB_API_URL", "https://api.github.com", {"GITHUB_TOKEN", "GH_TOKEN"}},
    {Forge::gitlab, "gitlab-release:", "CI_API_V4_URL", "https://gitlab.com/api/v4", {"GITLAB_TOKEN", "CI_JOB_TOKEN"}},
    {Forge::gitea, "gitea-release:", "FORGEJO_API_URL", "", {"GITEA_TOKEN", "FORGEJO_TOKEN"}},
};

bool is_name(std::string_view text, std::string_view more) {
  const auto fits = [&](char c) { return is_alnum(c) || more.find(c) != more.npos; };
  return !text.empty() && std::ranges::all_of(text, fits) && text != "." && text != "..";
}

bool is_repository(std::string_view text, Forge forge) {
  const auto parts = split(text, '/');
  const bool has_enough = forge == Forge::gitlab ? parts.size() >= 2 : parts.size() == 2;
  return has_enough && std::ranges::all_of(parts, [](std::string_view part) { return is_name(part, "._-"); });
}

std::pair<std::string, std::string> authorization(Forge forge, std::string_view variable, const std::string& token) {
  if (forge == Forge::github) return {"authorization", "Bearer " + token};
  if (forge == Forge::gitea) return {"authorization", "token " + token};
  return {variable == "CI_JOB_TOKEN" ? "job-token" : "private-token", token};
}

net::ApiAccess access_to(const ForgeRow& row, std::string base, const Environment& environment) {
  net::ApiAccess access{std::move(base), {}, "", ""};
  access.rights = fmt::format("the right to write releases in {} or {}", row.tokens[0], row.tokens[1]);
  for (const char* name : row.tokens) {
    access.token = environment(name).value_or("");
    if (access.token.empty()) continue;
    access.headers = {authorization(row.forge, name, access.token)};
    break;
  }
  return access;
}

Result<std::string> api_of(const ForgeRow& row, const StoreAddress& address, const Environment& environment) {
  std::string api = address.option("api");
  if (api.empty()) api = environment(row.api_variable).value_or(std::string(row.api));
  while (api.ends_with('/')) api.pop_back();
  const auto url = parse_url(api);
  if (!url || !is_web_url(*url) || !url->user_info.empty() || api.find_first_of("?#") != api.npos)
    return fail(Code::invalid, "store has the API {}, want {}OWNER/REPO?api=https://HOST/api/v1",
                api.empty() ? "''" : net::redacted(api), row.scheme);
  return api;
}

std::unique_ptr<Assets> assets_of(Forge forge, ReleasePlace place, std::unique_ptr<net::HttpClient> http) {
  if (forge == Forge::gitlab) return make_package_assets(std::move(place), std::move(http));
  const ReleaseKind kind = forge == Forge::github ? ReleaseKind::github : ReleaseKind::gitea;
  return make_release_assets(kind, std::move(place), std::move(http));
}

Result<ReleasePlace> parse_place(const ForgeRow& row, const std::string& text, const Environment& environment) {
  const std::string known[] = {"api"};
  const auto address = parse_store_address(text, row.scheme, known);
  if (!address) return Failure(address.error());
  const std::size_t at = std::min(address->place.find('@'), address->place.size());
  ReleasePlace place;
  place.repository = address->place.substr(0, at);
  place.tag = at == address->place.size() ? "images" : address->place.substr(at + 1);
  if (!is_repository(place.repository, row.forge))
    return fail(Code::invalid, "store has the repository '{}', want {}OWNER/REPO",
                shown_part(place.repository, address->place), row.scheme);
  if (!is_name(place.tag, "._-+"))
    return fail(Code::invalid, "store has the tag '{}', want a name", shown_part(place.tag, address->place));
  auto api = api_of(row, *address, environment);
  if (!api) return Failure(api.error());
  place.api = access_to(row, std::move(*api), environment);
  return place;
}

}  // namespace

Result<std::unique_ptr<BlobStore>> make_release_store(const StoreSettings& settings, const Environment& environment,
                                                      const Connect& connect) {
  const auto* const row =
      std::ranges::find_if(forges, [&](const ForgeRow& known) { return settings.address.starts_with(known.scheme); });
  auto place = parse_place(*row, settings.address, environment);
  if (!place) return Failure(place.error());
  return make_asset_store(assets_of(row->forge, std::move(*place), connect()), settings.public_url);
}

Result<std::unique_ptr<BlobStore>> open_release_store(const StoreSettings& settings) {
  return make_release_store(settings, process_environment(), patient_connections());
}

}  // namespace roadstead::storage
