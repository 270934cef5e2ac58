// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/sigv4.hpp"
#include "roadstead/storage/release_assets.hpp"

namespace roadstead::storage {

using simdjson::dom::element;

namespace {

class PackageAssets : public Assets {
 public:
  PackageAssets(ForgePlace place, std::unique_ptr<net::HttpClient> http) : api_(std::move(place), std::move(http)) {}
  Result<std::optional<Asset>> find(const std::string& name) override;
  Result<void> remove(const Asset& asset) override;
  Result<void> upload(const std::string& name, const Blob& blob, net::Body body) override;
  std::string url_of(const std::string& name) const override;

 private:
  std::string packages() const {
    return api_.place().api + "/projects/" + net::aws_encoded(api_.place().repository, net::Slash::encode) +
           "/packages";
  }
  Result<std::uint64_t> find_package(const std::string& version);

  ForgeApi api_;
};

// The version is the digest: "sha256-<hex>" without what stands before it.
std::string version_of(const std::string& name) { return name.substr(name.find('-') + 1); }

net::Request get(std::string url) { return {"GET", std::move(url), {}, {}}; }

}  // namespace

std::string PackageAssets::url_of(const std::string& name) const {
  return fmt::format("{}/generic/{}/{}/{}", packages(), api_.place().tag, version_of(name), name);
}

// 0: there is none. Older servers do not know the version as a filter.
Result<std::uint64_t> PackageAssets::find_package(const std::string& version) {
  const auto items = api_.look(get(fmt::format("{}?package_type=generic&package_name={}&package_version={}", packages(),
                                               api_.place().tag, version)));
  if (!items) return Failure(items.error());
  simdjson::dom::array list;
  if (!*items || (*items)->get(list)) return 0U;
  for (const element item : list)
    if (json_text(item, "version") == version && json_text(item, "name") == api_.place().tag)
      return json_number(item, "id");
  return 0U;
}

Result<std::optional<Asset>> PackageAssets::find(const std::string& name) {
  const auto package = find_package(version_of(name));
  if (!package) return Failure(package.error());
  if (*package == 0) return std::optional<Asset>();
  const std::string files = fmt::format("{}/{}/package_files", packages(), *package);
  const auto items = api_.look(get(files));
  if (!items) return Failure(items.error());
  simdjson::dom::array list;
  if (!*items || (*items)->get(list)) return std::optional<Asset>();
  for (const element item : list) {
    if (json_text(item, "file_name") != name) continue;
    const std::string sha256 = json_text(item, "file_sha256");
    return std::optional(Asset{fmt::format("{}/{}", files, json_number(item, "id")), json_number(item, "size"),
                               sha256.empty() ? "" : "sha256:" + sha256, true});
  }
  return std::optional<Asset>();
}

Result<void> PackageAssets::remove(const Asset& asset) {
  const net::Request request{"DELETE", asset.url, {}, {}};
  const auto response = api_.send(request);
  if (!response) return Failure(response.error());
  return response->is_success() ? Result<void>() : Result<void>(forge_refusal(request, *response));
}

Result<void> PackageAssets::upload(const std::string& name, const Blob& blob, net::Body body) {
  const net::Request request{"PUT", url_of(name), {{"content-type", blob.media_type}}, std::move(body)};
  const auto response = api_.send(request);
  if (!response) return Failure(response.error());
  return response->is_success() ? Result<void>() : Result<void>(forge_refusal(request, *response));
}

std::unique_ptr<Assets> make_package_assets(ForgePlace place, std::unique_ptr<net::HttpClient> http) {
  return std::make_unique<PackageAssets>(std::move(place), std::move(http));
}

}  // namespace roadstead::storage
