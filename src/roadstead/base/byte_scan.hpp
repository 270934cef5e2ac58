// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace roadstead {

/// Sixteen bytes that are compared at once, and for each of them -1 where it was found, else 0.
using ByteBlock [[gnu::vector_size(16)]] = unsigned char;
using ByteMarks [[gnu::vector_size(16)]] = signed char;

namespace scan {

constexpr std::size_t block_bytes = sizeof(ByteBlock);

template <class Word>
Word load(const char* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The first eight bytes of a text; all of a shorter one. Bytes may stand in it twice: who asks whether any has a
// property does not mind.
inline std::uint64_t first_word(std::string_view text) {
  if (text.size() >= 8) return load<std::uint64_t>(text.data());
  const char* const end = text.data() + text.size();
  if (text.size() >= 4) return load<std::uint32_t>(text.data()) | std::uint64_t{load<std::uint32_t>(end - 4)} << 32;
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(text[i])}; };
  return byte(0) * 0x0101'0101'0100'0001 | byte(text.size() / 2) << 8 | byte(text.size() - 1) << 16;
}

inline ByteBlock load_short(std::string_view text) {
  const std::uint64_t first = first_word(text);
  const std::uint64_t last = text.size() < 8 ? first : load<std::uint64_t>(text.data() + text.size() - 8);
  const std::uint64_t words[] = {first, last};
  return load<ByteBlock>(reinterpret_cast<const char*>(words));
}

inline bool is_any_set(ByteMarks marks) {
  std::uint64_t halves[2];
  std::memcpy(halves, &marks, block_bytes);
  return (halves[0] | halves[1]) != 0;
}

}  // namespace scan

/// Whether find(block) marks any byte of `text`. Looks at all of them without an early end: what is asked of every
/// name and address of a registry is almost always clean.
template <class Find>
bool has_byte(std::string_view text, Find find) {
  if (text.empty()) return false;
  if (text.size() < scan::block_bytes) return scan::is_any_set(find(scan::load_short(text)));
  const char* const last = text.data() + text.size() - scan::block_bytes;
  ByteMarks found = find(scan::load<ByteBlock>(last));
  for (const char* at = text.data(); at < last; at += scan::block_bytes) found |= find(scan::load<ByteBlock>(at));
  return scan::is_any_set(found);
}

}  // namespace roadstead
