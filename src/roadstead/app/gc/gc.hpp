// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/progress.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/storage/blob_inventory.hpp"

namespace roadstead::app {

inline constexpr std::string_view default_remote = "origin";

struct GcOptions {
  std::vector<std::string> registries;  ///< git repositories of all registries that store there
  std::string store;                    ///< its address
  std::int64_t now_s = 0;               ///< seconds since 1970
  std::int64_t grace_days = 30;
  /// Whose references count too; empty: what is here. A repository that has no remote at all needs none.
  std::string remote{default_remote};
  std::string remove_list;  ///< file of what to remove: of what is found, only what it lists; empty: nothing is
  Progress progress = [](std::uint64_t, std::uint64_t) {};
};

/// Blobs, and how many bytes they have together.
struct GcShare {
  std::uint64_t blobs = 0, bytes = 0;
  void add(const storage::StoredBlob& blob) { ++blobs, bytes += blob.size_bytes; }
};

struct GcReport {
  std::int64_t now_s = 0, grace_days = 0;
  GcShare named;                             ///< a registry names them
  GcShare young;                             ///< nobody names them, and they came within the grace period
  std::vector<storage::StoredBlob> unnamed;  ///< nobody needs them any more, by digest
  std::vector<storage::StoredBlob> removed;
  std::uint64_t spared = 0;  ///< on the list, and yet not removed: named by now, changed, or gone

  GcShare share_of_unnamed() const;
};

/// Finds what a store has and no registry names: not in any file of any commit that a reference names, nor of one
/// younger than the grace period, nor stored within it. Removes what the list says too. Code::invalid where registries
/// name nothing at all: then they are not those that store there. Code::denied: the list wants a keeper's signature.
Result<GcReport> collect_garbage(const GcOptions& options);

}  // namespace roadstead::app
