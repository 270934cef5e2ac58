// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/part_reader.hpp"

#include <algorithm>

namespace roadstead::storage {

std::uint64_t part_bytes_for(std::uint64_t size_bytes) {
  constexpr std::uint64_t mebibyte = std::uint64_t{1024} * 1024, most_parts = 10'000;
  const std::uint64_t least = (size_bytes + most_parts - 1) / most_parts;
  return std::max(8 * mebibyte, (least + mebibyte - 1) / mebibyte * mebibyte);
}

PartReader::PartReader(const FileHandle& file, const Blob& blob)
    : file_(file), blob_(blob), part_bytes_(part_bytes_for(blob.size_bytes)) {}

Result<std::optional<std::uint64_t>> PartReader::next(std::string& buffer) {
  const std::lock_guard lock(mutex_);
  if (is_ended_ || offset_ == blob_.size_bytes) return std::optional<std::uint64_t>();
  buffer.resize(std::min(part_bytes_, blob_.size_bytes - offset_));
  if (auto done = read_at(file_, offset_, buffer); !done) return wrap(done.error(), blob_.file.string());
  hash_.update(buffer);
  offset_ += buffer.size();
  return std::optional(++number_);
}

void PartReader::end() {
  const std::lock_guard lock(mutex_);
  is_ended_ = true;
}

Result<void> PartReader::expect_whole() { return expect_digest(blob_, hash_.finish()); }

}  // namespace roadstead::storage
