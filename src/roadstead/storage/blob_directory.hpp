// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::storage {

/// Blobs in a local directory, laid out as an OCI image layout does (image-layout.md):
/// <root>/blobs/sha256/<64 hex>. An OCI layout is such a directory.
class BlobDirectory {
 public:
  /// Fails when `root` is not a directory that has blobs/sha256.
  static Result<BlobDirectory> open(const std::filesystem::path& root);

  /// The digests of all blobs, in no particular order. Files with other names are passed over.
  Result<std::vector<Sha256>> list() const;

  /// A value that changes when a blob comes, goes or is written: a hash over all names and states (stat_text).
  Result<std::string> fingerprint() const;

  std::filesystem::path path_of(const Sha256& digest) const;

  /// Its bytes, as they are here: nobody has compared them with the digest. nullopt: it is not here.
  Result<std::optional<std::uint64_t>> size_of(const Sha256& digest) const;

  /// nullopt: it is not here.
  Result<std::optional<FileHandle>> open_blob(const Sha256& digest) const;

 private:
  explicit BlobDirectory(std::filesystem::path blobs) : blobs_(std::move(blobs)) {}
  std::filesystem::path blobs_;
};

}  // namespace roadstead::storage
