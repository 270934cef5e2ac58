// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/base/time.hpp"
#include "roadstead/net/encoded.hpp"
#include "roadstead/storage/release_assets.hpp"

namespace roadstead::storage {

using simdjson::dom::element;

namespace {

class PackageAssets : public Assets {
 public:
  PackageAssets(ReleasePlace place, std::unique_ptr<net::HttpClient> http)
      : tag_(std::move(place.tag)),
        packages_("/projects/" + net::encoded(place.repository) + "/packages"),
        http_(std::move(http)),
        api_(*http_, std::move(place.api)) {}
  Result<void> expect_usable() override { return api_.expect_writable(packages_ + "?package_type=generic&per_page=1"); }
  Result<std::vector<Asset>> find(const std::string& name) override;
  Result<void> remove(const Asset& asset) override { return api_.remove(asset.path); }
  Result<void> each(const Visit& visit) override;
  Result<std::uint64_t> upload(const std::string& name, const Blob& blob, net::Body body) override;
  std::string url_of(const std::string& name) const override;

 private:
  Result<std::uint64_t> find_package(const std::string& version);

  std::string tag_, packages_;
  std::unique_ptr<net::HttpClient> http_;
  net::JsonApi api_;
};

// The version is the digest: "sha256-<hex>" without what stands before it.
std::string version_of(const std::string& name) { return name.substr(name.find('-') + 1); }

}  // namespace

std::string PackageAssets::url_of(const std::string& name) const {
  return fmt::format("{}{}/generic/{}/{}/{}", api_.base(), packages_, tag_, version_of(name), name);
}

// 0: there is none. Older servers do not know the version as a filter.
Result<std::uint64_t> PackageAssets::find_package(const std::string& version) {
  const auto answer =
      api_.look(fmt::format("{}?package_type=generic&package_name={}&package_version={}", packages_, tag_, version));
  if (!answer) return Failure(answer.error());
  if (!*answer) return 0U;
  for (const element item : items_at((*answer)->json.root(), ""))
    if (text_at(item, "/version") == version && text_at(item, "/name") == tag_) return number_at(item, "/id");
  return 0U;
}

Result<std::vector<Asset>> PackageAssets::find(const std::string& name) {
  std::vector<Asset> assets;
  const auto package = find_package(version_of(name));
  if (!package) return Failure(package.error());
  if (*package == 0) return assets;
  const std::string files = fmt::format("{}/{}/package_files", packages_, *package);
  const auto answer = api_.look(files);
  if (!answer) return Failure(answer.error());
  if (!*answer) return assets;
  for (const element item : items_at((*answer)->json.root(), "")) {
    if (text_at(item, "/file_name") != name) continue;
    const std::string sha256(text_at(item, "/file_sha256"));
    const std::uint64_t id = number_at(item, "/id");
    assets.push_back({.path = fmt::format("{}/{}", files, id),
                      .id = id,
                      .size_bytes = number_at(item, "/size"),
                      .digest = sha256.empty() ? "" : "sha256:" + sha256});
  }
  std::ranges::sort(assets, {}, &Asset::id);
  return assets;
}

// A version goes as a whole, with all copies of its file.
Result<void> PackageAssets::each(const Visit& visit) {
  constexpr unsigned most_pages = 10'000;
  const std::string list = fmt::format("{}?package_type=generic&package_name={}&per_page=100", packages_, tag_);
  return api_.search(list, most_pages, [&](element package) {
    if (text_at(package, "/name") != tag_) return false;
    const std::string_view begun = text_at(package, "/created_at");
    visit(fmt::format("sha256-{}", text_at(package, "/version")),
          {.path = fmt::format("{}/{}", packages_, number_at(package, "/id")),
           .id = number_at(package, "/id"),
           .digest = {},
           .begun_s = is_rfc3339(begun) ? unix_seconds(begun) : 0});
    return false;
  });
}

// What is selected is what tells the id; older servers say that they have it, and no more.
Result<std::uint64_t> PackageAssets::upload(const std::string& name, const Blob& blob, net::Body body) {
  net::Request request{
      "PUT", url_of(name) + "?select=package_file", {{"content-type", blob.media_type}}, std::move(body)};
  const auto response = api_.exchange(request);
  if (!response) return Failure(response.error());
  if (!response->is_success()) return api_.refusal(request, *response);
  return id_in(response->body);
}

std::unique_ptr<Assets> make_package_assets(ReleasePlace place, std::unique_ptr<net::HttpClient> http) {
  return std::make_unique<PackageAssets>(std::move(place), std::move(http));
}

}  // namespace roadstead::storage
