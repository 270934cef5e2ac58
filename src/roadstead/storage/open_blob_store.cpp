// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/storage/blob_store.hpp"
#include "roadstead/storage/directory_inventory.hpp"
#include "roadstead/storage/directory_store.hpp"
#include "roadstead/storage/http_store.hpp"
#include "roadstead/storage/release_store.hpp"
#include "roadstead/storage/s3_inventory.hpp"
#include "roadstead/storage/s3_store.hpp"
#include "roadstead/storage/store_address.hpp"

namespace roadstead::storage {

namespace {

struct Scheme {
  std::string_view prefix;  ///< what the address begins with
  std::string_view form;
  Result<std::unique_ptr<BlobStore>> (*open)(const StoreSettings&);
  Result<std::unique_ptr<BlobInventory>> (*open_inventory)(const std::string&);  ///< nullptr: it cannot be listed
};

// Where addresses meet back ends.
constexpr Scheme schemes[] = {
    {"file://", "file:///DIR", open_directory_store, open_directory_inventory},
    {"s3://", "s3://BUCKET/PREFIX", open_s3_store, open_s3_inventory},
    {"github-release:", "github-release:OWNER/REPO", open_release_store, open_release_inventory},
    {"gitlab-release:", "gitlab-release:GROUP/PROJECT", open_release_store, open_release_inventory},
    {"gitea-release:", "gitea-release:OWNER/REPO", open_release_store, open_release_inventory},
    {"https://", "https://HOST/PATH", open_http_store, nullptr},
    {"http://", "http://HOST/PATH", open_http_store, nullptr},
};

const Scheme* scheme_of(const std::string& address) {
  const auto* const scheme =
      std::ranges::find_if(schemes, [&](const Scheme& known) { return address.starts_with(known.prefix); });
  return scheme == std::end(schemes) ? nullptr : scheme;
}

std::string forms() {
  std::string all;
  for (const Scheme& scheme : schemes) all.append(all.empty() ? "" : ", ").append(scheme.form);
  return all;
}

Failure unknown(const std::string& address) {
  const std::size_t colon = address.find(':');
  if (colon == address.npos)
    return fail(Code::invalid, "store '{}' has no scheme, want one of {}", shown_part(address, address), forms());
  const std::string scheme = address.substr(0, colon);
  std::vector<std::string> names;
  for (const Scheme& known : schemes) names.emplace_back(known.prefix.substr(0, known.prefix.find(':')));
  if (const auto near = nearest(scheme, names); near && *near != scheme)
    return fail(Code::invalid, "no store has the scheme '{}', did you mean {}, want one of {}", scheme, *near, forms());
  return fail(Code::invalid, "no store has the scheme '{}', want one of {}", scheme, forms());
}

}  // namespace

Result<std::string> parse_public_url(std::string_view text) {
  while (text.ends_with('/')) text.remove_suffix(1);
  if (text.empty()) return std::string();
  const auto url = parse_url(text);
  if (!url || !is_web_url(*url) || !url->user_info.empty() || text.find_first_of("?#") != text.npos)
    return fail(Code::invalid, "public URL {} is none, want http(s)://HOST[/PATH] without a login, query or fragment",
                net::redacted(text));
  return std::string(text);
}

Result<std::unique_ptr<BlobStore>> open_blob_store(const StoreSettings& settings) {
  const Scheme* const scheme = scheme_of(settings.address);
  if (scheme == nullptr) return unknown(settings.address);
  auto public_url = parse_public_url(settings.public_url);
  if (!public_url) return Failure(public_url.error());
  return scheme->open({settings.address, *public_url});
}

Result<std::unique_ptr<BlobInventory>> open_blob_inventory(const std::string& address) {
  const Scheme* const scheme = scheme_of(address);
  if (scheme == nullptr) return unknown(address);
  if (scheme->open_inventory != nullptr) return scheme->open_inventory(address);
  return fail(Code::invalid, "store {} cannot list what it has, want a directory, a bucket or a release",
              net::redacted(address));
}

}  // namespace roadstead::storage
