// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/site/spill.hpp"

namespace roadstead::site {

/// Files of one part of a site, made on one thread.
class Batch {
 public:
  virtual ~Batch() = default;
  virtual void add(std::string_view path, std::string_view bytes) = 0;
  /// A file whose bytes are a blob of the local store.
  virtual void add_stored(std::string_view path, const Sha256& digest) = 0;
  /// The last call on that thread: nothing more comes.
  virtual void close() {}
};

/// A place that a whole site goes to: a directory or one stream. What was there before stays as it
/// is until finish() has put the new site in its place.
class Output {
 public:
  virtual ~Output() = default;
  /// From any thread.
  virtual std::unique_ptr<Batch> batch() = 0;
  /// From one thread, in the order in which the batches belong.
  virtual Result<void> take(Batch& batch) = 0;
  /// A file too long for a batch; from the same thread.
  virtual Result<void> add_spilled(std::string_view path, Spills content) = 0;
  /// Where there is room for a spill: the disk that the site goes to.
  virtual std::filesystem::path spill_folder() const = 0;
  virtual Result<void> finish() = 0;
};

}  // namespace roadstead::site
