// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::storage {

/// A file that is to be stored under the digest of its bytes.
struct Blob {
  std::filesystem::path file;
  std::uint64_t size_bytes = 0;
  Sha256 digest{};
  std::string media_type = "application/octet-stream";
};

enum class PutOutcome { stored, already_present };

/// Called now and then while bytes are sent.
using SendProgress = std::function<void(std::uint64_t sent_bytes, std::uint64_t all_bytes)>;

/// Blobs by their digest. A key is blobs/sha256/<64 hex> below the store's root, as in an OCI image layout, wherever
/// the back end has keys. Bytes under a key never change: what is there is not sent again, and two who send one blob at
/// once both succeed.
class BlobStore {
 public:
  virtual ~BlobStore() = default;

  /// Asks for something cheap, so that who is about to make an image knows what would keep it out: no credentials or
  /// wrong ones (Code::denied), no such bucket, repository or server (Code::not_found, Code::unavailable). What only a
  /// write could tell stays open.
  virtual Result<void> expect_usable() = 0;

  /// The size of what is stored; nullopt: it is not there. Whether it could not be told or was refused is an error
  /// (Code::unavailable, Code::denied).
  virtual Result<std::optional<std::uint64_t>> size_of(const Sha256& digest) = 0;

  /// Reads the file once, and stores it only when its bytes have the stated size and digest: Code::invalid otherwise,
  /// and nothing is there. Code::conflict: the key holds something of another size.
  virtual Result<PutOutcome> put(const Blob& blob, const SendProgress& progress) = 0;

  /// Where anybody gets the blob; empty when the store has no public address.
  virtual std::string url_of(const Sha256& digest) const = 0;
};

/// What a store is opened with.
struct StoreSettings {
  std::string address;     ///< file:///DIR, s3://BUCKET/PREFIX, github-release:…, https://…
  std::string public_url;  ///< what public addresses begin with; empty: the back end's own
};

/// Without a slash at the end; empty stays empty. Code::invalid for what is no http(s)://HOST[/PATH].
Result<std::string> parse_public_url(std::string_view text);

/// By the scheme of the address. Code::invalid for one that no back end has, with what there is.
Result<std::unique_ptr<BlobStore>> open_blob_store(const StoreSettings& settings);

}  // namespace roadstead::storage
