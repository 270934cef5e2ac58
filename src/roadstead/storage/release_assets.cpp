// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/release_assets.hpp"

#include <algorithm>

#include "roadstead/base/time.hpp"
#include "roadstead/net/encoded.hpp"
#include "roadstead/storage/multipart_body.hpp"

namespace roadstead::storage {

using simdjson::dom::element;

namespace {

class ReleaseAssets : public Assets {
 public:
  ReleaseAssets(net::ForgeKind kind, ReleasePlace place, std::unique_ptr<net::HttpClient> http)
      : kind_(kind),
        repository_(std::move(place.repository)),
        tag_(std::move(place.tag)),
        releases_("/repos/" + repository_ + "/releases"),
        http_(std::move(http)),
        api_(*http_, std::move(place.api)) {}
  Result<void> expect_usable() override { return api_.expect_writable("/repos/" + repository_); }
  Result<std::vector<Asset>> find(const std::string& name) override;
  Result<void> remove(const Asset& asset) override { return api_.remove(asset.path); }
  Result<void> each(const Visit& visit) override;
  Result<std::uint64_t> upload(const std::string& name, const Blob& blob, net::Body body) override;
  std::string url_of(const std::string& name) const override;

 private:
  Result<bool> find_release();
  Result<void> search(const std::function<bool(element)>& found);
  Result<void> find_or_make_release();
  void keep(element release);
  Asset asset_of(element item) const;

  net::ForgeKind kind_;
  std::string repository_, tag_, releases_;
  std::unique_ptr<net::HttpClient> http_;
  net::JsonApi api_;
  std::uint64_t release_ = 0;  ///< 0: not known to be there
  std::string upload_url_;
};

}  // namespace

void ReleaseAssets::keep(element release) {
  release_ = number_at(release, "/id");
  upload_url_ = text_at(release, "/upload_url");
  upload_url_ = upload_url_.substr(0, upload_url_.find('{'));  // "…/assets{?name,label}"
  if (kind_ == net::ForgeKind::gitea) upload_url_ = fmt::format("{}{}/{}/assets", api_.base(), releases_, release_);
}

Result<bool> ReleaseAssets::find_release() {
  if (release_ != 0) return true;
  const auto answer = api_.look(releases_ + "/tags/" + net::encoded(tag_));
  if (!answer) return Failure(answer.error());
  if (*answer) keep((*answer)->json.root());
  return release_ != 0;
}

// Of two who make it at once, one is told that it exists.
Result<void> ReleaseAssets::find_or_make_release() {
  const auto found = find_release();
  if (!found || *found) return found ? Result<void>() : Failure(found.error());
  std::string body = json_object([&](JsonWriter& json) {
    json.field("tag_name", tag_).field("name", tag_);
    json.field("body", "Images, each under the digest of its bytes. Written by roadstead.");
  });
  if (const auto made = api_.send("POST", releases_, std::move(body), net::Repeat::no); made) {
    keep(made->json.root());
    return {};
  } else if (const auto again = find_release(); again && *again) {
    return {};
  } else {
    return Failure(made.error());
  }
}

Asset ReleaseAssets::asset_of(element item) const {
  const std::string folder = kind_ == net::ForgeKind::github ? "assets" : fmt::format("{}/assets", release_);
  const std::string_view state = text_at(item, "/state"), begun = text_at(item, "/created_at");
  const std::uint64_t id = number_at(item, "/id");
  return {.path = fmt::format("{}/{}/{}", releases_, folder, id),
          .id = id,
          .size_bytes = number_at(item, "/size"),
          .digest = std::string(text_at(item, "/digest")),
          .is_whole = state.empty() || state == "uploaded",
          .begun_s = is_rfc3339(begun) ? unix_seconds(begun) : 0};
}

// Gitea gives all assets at once, and asks for no page.
Result<void> ReleaseAssets::search(const std::function<bool(element)>& found) {
  constexpr unsigned most_pages = 100;
  const auto is_there = find_release();
  if (!is_there) return Failure(is_there.error());
  if (!*is_there) return {};
  return api_.search(fmt::format("{}/{}/assets?per_page=100", releases_, release_), most_pages, found);
}

Result<void> ReleaseAssets::each(const Visit& visit) {
  return search([&](element item) {
    visit(text_at(item, "/name"), asset_of(item));
    return false;
  });
}

// On GitHub a name is there once.
Result<std::vector<Asset>> ReleaseAssets::find(const std::string& name) {
  std::vector<Asset> assets;
  const auto done = search([&](element item) {
    if (text_at(item, "/name") == name) assets.push_back(asset_of(item));
    return kind_ == net::ForgeKind::github && !assets.empty();
  });
  if (!done) return Failure(done.error());
  std::ranges::sort(assets, {}, &Asset::id);
  return assets;
}

// GitHub says 422 where the name is taken, and where it will never take the file.
Result<std::uint64_t> ReleaseAssets::upload(const std::string& name, const Blob& blob, net::Body body) {
  if (auto done = find_or_make_release(); !done) return Failure(done.error());
  net::Request request{"POST", upload_url_ + "?name=" + name, {{"content-type", blob.media_type}}, std::move(body)};
  if (kind_ == net::ForgeKind::gitea) {
    MultipartForm form = multipart_form("attachment", name, std::move(request.body));
    request.headers = {{"content-type", form.content_type}};
    request.body = std::move(form.body);
  }
  const auto response = api_.exchange(request);
  if (!response) return Failure(response.error());
  if (response->is_success()) return id_in(response->body);
  if (response->status == 422 && response->body.find("already_exists") != std::string::npos)
    return fail(Code::conflict, "{} was sent by another meanwhile, want to look", name);
  Error refused = api_.refusal(request, *response).value();
  if (response->status == 422) refused.code = Code::invalid;
  return Failure(std::move(refused));
}

// The web's address is that of the API without what makes it one.
std::string ReleaseAssets::url_of(const std::string& name) const {
  std::string web = api_.base();
  if (web == "https://api.github.com") web = "https://github.com";
  for (const std::string_view end : {"/api/v3", "/api/v1"})
    if (web.ends_with(end)) web.resize(web.size() - end.size());
  return web + "/" + repository_ + "/releases/download/" + tag_ + "/" + name;
}

std::unique_ptr<Assets> make_release_assets(net::ForgeKind kind, ReleasePlace place,
                                            std::unique_ptr<net::HttpClient> http) {
  return std::make_unique<ReleaseAssets>(kind, std::move(place), std::move(http));
}

}  // namespace roadstead::storage
