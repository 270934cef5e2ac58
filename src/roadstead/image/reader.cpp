// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/reader.hpp"

#include <cassert>
#include <cstring>

namespace roadstead::image {

Result<void> Reader::read(std::uint64_t offset, std::span<char> out) const {
  if (!contains(offset, out.size()))
    return fail(Code::invalid, "{} bytes at {} leave the {} bytes there are, want them inside", out.size(), offset,
                size_);
  if (file_) return read_at(*file_, base_ + offset, out);
  if (base_ + offset + out.size() > bytes_.size())
    return fail(Code::unavailable, "{} bytes at {} are not at hand, want the first {} alone", out.size(),
                base_ + offset, bytes_.size());
  if (!out.empty()) std::memcpy(out.data(), bytes_.data() + base_ + offset, out.size());
  return {};
}

// The window is asked before memory is: a length from a hostile file must not decide an allocation.
Result<std::string> Reader::read(std::uint64_t offset, std::uint64_t length) const {
  std::string bytes(contains(offset, length) ? length : 0, '\0');
  if (bytes.size() != length)
    return fail(Code::invalid, "{} bytes at {} leave the file, want them inside", length, offset);
  if (auto done = read(offset, std::span<char>(bytes)); !done) return Failure(done.error());
  return bytes;
}

Reader Reader::window(std::uint64_t offset, std::uint64_t length) const {
  assert(contains(offset, length));
  Reader part = *this;
  part.base_ += offset;
  part.size_ = length;
  return part;
}

}  // namespace roadstead::image
