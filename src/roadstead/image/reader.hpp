// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::image {

/// The bytes of an image at random access: a window of an open file or of memory, which both must
/// outlive it. A read that leaves the window is Code::invalid, and one of what is not at hand Code::unavailable.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes), size_(bytes.size()) {}
  /// The beginning of `size_bytes` bytes, the rest of which lies elsewhere.
  Reader(std::string_view beginning, std::uint64_t size_bytes) : bytes_(beginning), size_(size_bytes) {}
  Reader(const FileHandle& file, std::uint64_t size_bytes) : file_(&file), size_(size_bytes) {}

  std::uint64_t size() const { return size_; }
  bool contains(std::uint64_t offset, std::uint64_t length) const {
    return offset <= size_ && length <= size_ - offset;
  }

  Result<void> read(std::uint64_t offset, std::span<char> out) const;
  Result<std::string> read(std::uint64_t offset, std::uint64_t length) const;

  /// A part of this window; contains(offset, length) must hold.
  Reader window(std::uint64_t offset, std::uint64_t length) const;

 private:
  const FileHandle* file_ = nullptr;
  std::string_view bytes_;
  std::uint64_t base_ = 0;
  std::uint64_t size_;
};

/// The number of sizeof(T) bytes at `offset`, lowest byte first; the bytes must be there.
template <std::unsigned_integral T>
T little_endian(std::string_view bytes, std::size_t offset) {
  std::uint64_t value = 0;
  for (std::size_t i = sizeof(T); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
  return static_cast<T>(value);
}

}  // namespace roadstead::image
