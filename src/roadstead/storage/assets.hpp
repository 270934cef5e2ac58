// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/net/http_client.hpp"
#include "roadstead/net/retry.hpp"
#include "roadstead/storage/blob_inventory.hpp"

namespace roadstead::storage {

/// A file that a forge keeps beside a repository.
struct Asset {
  std::string path;      ///< of the API: what removes it
  std::uint64_t id = 0;  ///< a later one has a greater one
  std::uint64_t size_bytes = 0;
  std::string digest;        ///< "sha256:<hex>"; empty: the forge does not say
  bool is_whole = true;      ///< false: its upload is not over, or was broken off
  std::int64_t begun_s = 0;  ///< seconds since 1970; 0: the forge does not say
};

/// The files of one release, or what a forge has in its place.
class Assets {
 public:
  using Visit = std::function<void(std::string_view name, const Asset& asset)>;

  virtual ~Assets() = default;
  virtual Result<void> expect_usable() = 0;  ///< as BlobStore's
  /// Those of this name, the oldest first: Gitea and GitLab take a name twice.
  virtual Result<std::vector<Asset>> find(const std::string& name) = 0;
  virtual Result<void> remove(const Asset& asset) = 0;
  /// All that roadstead may have put there, those of other names too.
  virtual Result<void> each(const Visit& visit) = 0;
  /// Sent once: find() then tells what became of it. The id of what was made; 0: the forge does not say.
  virtual Result<std::uint64_t> upload(const std::string& name, const Blob& blob, net::Body body) = 0;
  /// Where anybody gets it.
  virtual std::string url_of(const std::string& name) const = 0;
};

/// The id in a forge's answer to an upload; 0: it has none.
std::uint64_t id_in(std::string_view answer);

/// "sha256-<64 hex>".
std::string asset_name(const Sha256& digest);
/// The digest that such a name is of; nullopt: it is another name.
std::optional<Sha256> asset_digest(std::string_view name);

/// An upload of another that is not over is waited for, five minutes at most: then it is taken for broken off, and is
/// removed. Of two that were sent at once the older stays.
std::unique_ptr<BlobStore> make_asset_store(std::unique_ptr<Assets> assets, std::string public_url,
                                            net::Timing timing = net::real_timing());
std::unique_ptr<BlobInventory> make_asset_inventory(std::unique_ptr<Assets> assets);

}  // namespace roadstead::storage
