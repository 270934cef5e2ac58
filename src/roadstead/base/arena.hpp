// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace roadstead {

/// Owns text and flat arrays that are never changed and die all at once. Views into it stay valid when
/// the arena is moved and when another arena is absorbed, so that threads can fill one each.
class Arena {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* const place = take(text.size());
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }

  /// As keep(), for texts that come again and again: a text that was shared lately is not kept twice.
  std::string_view share(std::string_view text) {
    constexpr std::size_t slots = 2048, length_limit = 100;
    if (text.size() > length_limit) return keep(text);
    if (lately_.empty()) lately_.resize(slots);
    std::string_view& slot = lately_[std::hash<std::string_view>()(text) % slots];
    if (slot != text) slot = keep(text);
    return slot;
  }

  template <class T>
  std::span<const T> keep(std::span<const T> values) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignment);
    if (values.empty()) return {};
    T* const place = reinterpret_cast<T*>(take_aligned(values.size_bytes()));
    std::uninitialized_copy(values.begin(), values.end(), place);
    return {place, values.size()};
  }

  void absorb(Arena&& other) {
    for (auto& block : other.blocks_) blocks_.push_back(std::move(block));
    bytes_ += other.bytes_;
    other = Arena();
  }

  std::size_t bytes() const { return bytes_; }

 private:
  static constexpr std::size_t block_bytes = std::size_t{64} * 1024;
  static constexpr std::size_t alignment = alignof(std::max_align_t);

  char* take_aligned(std::size_t n) {
    const std::size_t skew = left_ % alignment;  // blocks begin aligned and their size is a multiple
    if (skew != 0) take(skew);
    return take((n + alignment - 1) / alignment * alignment);
  }

  char* take(std::size_t n) {
    if (n > block_bytes / 4) return grow(n);  // a long text gets a block of its own; the open one stays open
    if (n > left_) {
      next_ = grow(block_bytes);
      left_ = block_bytes;
    }
    char* const place = next_;
    next_ += n;
    left_ -= n;
    return place;
  }

  char* grow(std::size_t n) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(n));
    bytes_ += n;
    return blocks_.back().get();
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<std::string_view> lately_;  ///< by hash: what share() kept last
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace roadstead
