// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "roadstead/net/http_client.hpp"
#include "roadstead/storage/blob_store.hpp"

namespace roadstead::storage {

/// A file that a forge keeps beside a repository.
struct Asset {
  std::string path;  ///< of the API: what removes it
  std::uint64_t size_bytes = 0;
  std::string digest;    ///< "sha256:<hex>"; empty: the forge does not say
  bool is_whole = true;  ///< false: an upload of it was broken off
};

/// The files of one release, or what a forge has in its place.
class Assets {
 public:
  virtual ~Assets() = default;
  virtual Result<std::optional<Asset>> find(const std::string& name) = 0;
  virtual Result<void> remove(const Asset& asset) = 0;
  /// Sent once: find() then tells what became of it.
  virtual Result<void> upload(const std::string& name, const Blob& blob, net::Body body) = 0;
  /// Where anybody gets it.
  virtual std::string url_of(const std::string& name) const = 0;
};

/// "sha256-<64 hex>".
std::string asset_name(const Sha256& digest);

std::unique_ptr<BlobStore> make_asset_store(std::unique_ptr<Assets> assets, std::string public_url);

}  // namespace roadstead::storage
