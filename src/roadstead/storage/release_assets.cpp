// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/release_assets.hpp"

#include "roadstead/base/json_writer.hpp"
#include "roadstead/storage/multipart_body.hpp"

namespace roadstead::storage {

using simdjson::dom::element;

namespace {

class ReleaseAssets : public Assets {
 public:
  ReleaseAssets(ReleaseKind kind, ForgePlace place, std::unique_ptr<net::HttpClient> http)
      : kind_(kind), api_(std::move(place), std::move(http)) {}
  Result<std::optional<Asset>> find(const std::string& name) override;
  Result<void> remove(const Asset& asset) override;
  Result<void> upload(const std::string& name, const Blob& blob, net::Body body) override;
  std::string url_of(const std::string& name) const override;

 private:
  std::string releases() const { return api_.place().api + "/repos/" + api_.place().repository + "/releases"; }
  Result<bool> find_release();
  Result<void> find_or_make_release();
  void keep(element release);
  Asset asset_of(element item) const;
  std::string assets_page(int page) const;

  ReleaseKind kind_;
  ForgeApi api_;
  std::uint64_t release_ = 0;  ///< 0: not known to be there
  std::string upload_url_;
};

constexpr int page_size = 100;

net::Request get(std::string url) { return {"GET", std::move(url), {}, {}}; }

}  // namespace

void ReleaseAssets::keep(element release) {
  release_ = json_number(release, "id");
  upload_url_ = json_text(release, "upload_url");
  upload_url_ = upload_url_.substr(0, upload_url_.find('{'));  // "…/assets{?name,label}"
  if (kind_ == ReleaseKind::gitea) upload_url_ = fmt::format("{}/{}/assets", releases(), release_);
}

Result<bool> ReleaseAssets::find_release() {
  if (release_ != 0) return true;
  const auto release = api_.look(get(releases() + "/tags/" + api_.place().tag));
  if (!release) return Failure(release.error());
  if (*release) keep(**release);
  return release_ != 0;
}

// Of two who make it at once, one is told that it exists.
Result<void> ReleaseAssets::find_or_make_release() {
  const auto found = find_release();
  if (!found || *found) return found ? Result<void>() : Failure(found.error());
  std::string body;
  JsonWriter(body)
      .begin_object()
      .field("tag_name", api_.place().tag)
      .field("name", api_.place().tag)
      .field("body", "Images, each under the digest of its bytes. Written by roadstead.")
      .end_object();
  const net::Request request{
      "POST", releases(), {{"content-type", "application/json"}}, net::Body::of(std::move(body))};
  if (const auto made = api_.ask(request); made) {
    keep(*made);
    return {};
  } else if (const auto again = find_release(); again && *again) {
    return {};
  } else {
    return Failure(made.error());
  }
}

std::string ReleaseAssets::assets_page(int page) const {
  return fmt::format("{}/{}/assets?per_page={}&page={}", releases(), release_, page_size, page);
}

Asset ReleaseAssets::asset_of(element item) const {
  const std::uint64_t id = json_number(item, "id");
  const std::string folder = kind_ == ReleaseKind::github ? "assets" : fmt::format("{}/assets", release_);
  const std::string state = json_text(item, "state");
  return {fmt::format("{}/{}/{}", releases(), folder, id), json_number(item, "size"), json_text(item, "digest"),
          state.empty() || state == "uploaded"};
}

// Gitea gives all assets at once, and asks for no page.
Result<std::optional<Asset>> ReleaseAssets::find(const std::string& name) {
  const auto found = find_release();
  if (!found) return Failure(found.error());
  for (int page = 1; *found; ++page) {
    const auto items = api_.ask(get(assets_page(page)));
    if (!items) return Failure(items.error());
    simdjson::dom::array list;
    if (items->get(list)) return fail(Code::unavailable, "the assets of a release are no list, want one");
    for (const element item : list)
      if (json_text(item, "name") == name) return std::optional(asset_of(item));
    if (kind_ == ReleaseKind::gitea || list.size() < page_size) break;
  }
  return std::optional<Asset>();
}

Result<void> ReleaseAssets::remove(const Asset& asset) {
  const net::Request request{"DELETE", asset.url, {}, {}};
  const auto response = api_.send(request);
  if (!response) return Failure(response.error());
  return response->is_success() || response->status == 404 ? Result<void>()
                                                           : Result<void>(forge_refusal(request, *response));
}

// GitHub says 422 where the name is taken.
Result<void> ReleaseAssets::upload(const std::string& name, const Blob& blob, net::Body body) {
  if (auto done = find_or_make_release(); !done) return done;
  net::Request request{"POST", upload_url_ + "?name=" + name, {{"content-type", blob.media_type}}, std::move(body)};
  if (kind_ == ReleaseKind::gitea) {
    MultipartForm form = multipart_form("attachment", name, std::move(request.body));
    request.headers = {{"content-type", form.content_type}};
    request.body = std::move(form.body);
  }
  const auto response = api_.send(request);
  if (!response) return Failure(response.error());
  if (response->is_success()) return {};
  if (response->status == 422 && response->body.find("already_exists") != std::string::npos)
    return fail(Code::conflict, "{} was sent by another meanwhile, want to look", name);
  return forge_refusal(request, *response);
}

// The web's address is that of the API without what makes it one.
std::string ReleaseAssets::url_of(const std::string& name) const {
  std::string web = api_.place().api;
  if (web == "https://api.github.com") web = "https://github.com";
  for (const std::string_view end : {"/api/v3", "/api/v1"})
    if (web.ends_with(end)) web.resize(web.size() - end.size());
  return web + "/" + api_.place().repository + "/releases/download/" + api_.place().tag + "/" + name;
}

std::unique_ptr<Assets> make_release_assets(ReleaseKind kind, ForgePlace place, std::unique_ptr<net::HttpClient> http) {
  return std::make_unique<ReleaseAssets>(kind, std::move(place), std::move(http));
}

}  // namespace roadstead::storage
