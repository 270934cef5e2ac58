// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "roadstead/site/folders.hpp"
#include "roadstead/site/output.hpp"
#include "roadstead/site/recent_files.hpp"
#include "roadstead/storage/blob_directory.hpp"

namespace roadstead::site {

/// A new file, in folders that are made for it. Errors name the path.
Result<FileHandle> create_file(Folders& folders, std::string& path);

/// Writes its files in bursts: directories need no order. The first failure ends the writing.
class DirectoryBatch : public Batch {
 public:
  DirectoryBatch(int root, const storage::BlobDirectory* store) : store_(store), folders_(root) {}

  void add(std::string_view path, std::string_view bytes) override;
  void add_stored(std::string_view path, const Sha256& digest) override;
  void close() override;

  const std::optional<Error>& error() const { return error_; }

 private:
  void write(std::string_view path, std::string_view bytes);
  void copy_blob(const Sha256& digest);
  void note(Error error) { error_ = std::move(error); }
  template <class Find>
  bool link(Find find);

  const storage::BlobDirectory* store_;
  Folders folders_;
  RecentFiles recent_;
  std::string text_;  ///< paths and bytes of the files that are not yet written, one after the other,
  std::vector<std::pair<std::size_t, std::size_t>> pending_;  ///< and their sizes
  std::string path_;
  std::optional<Error> error_;
};

}  // namespace roadstead::site
