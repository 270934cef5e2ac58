// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/hex.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/byte_scan.hpp"

namespace roadstead {

static constexpr char digits[] = "0123456789abcdef";

static constexpr auto pairs = [] {
  std::array<std::array<char, 2>, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) table[byte] = {digits[byte >> 4], digits[byte & 15]};
  return table;
}();

static ByteBlock digits_of(ByteBlock nibbles) {
  const auto letters = reinterpret_cast<ByteBlock>(nibbles > 9);
  return nibbles + '0' + (letters & ('a' - '0' - 10));
}

// Digests are most of what is written so, sixteen bytes at a time.
static char* write_hex(ByteBlock bytes, char* to) {
  const ByteBlock high = digits_of(bytes >> 4), low = digits_of(bytes & 15);
  const ByteBlock text[] = {
      __builtin_shufflevector(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),
      __builtin_shufflevector(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)};
  std::memcpy(to, text, sizeof text);
  return to + sizeof text;
}

void append_hex(std::string& out, std::span<const std::uint8_t> bytes) {
  const std::size_t start = out.size();
  out.resize(start + bytes.size() * 2);
  char* to = out.data() + start;
  for (; bytes.size() >= sizeof(ByteBlock); bytes = bytes.subspan(sizeof(ByteBlock)))
    to = write_hex(scan::load<ByteBlock>(reinterpret_cast<const char*>(bytes.data())), to);
  for (const std::uint8_t byte : bytes) to = std::ranges::copy(pairs[byte], to).out;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  append_hex(text, bytes);
  return text;
}

static constexpr std::uint8_t no_digit = 0xff;

static constexpr std::array<std::uint8_t, 256> nibbles = [] {
  std::array<std::uint8_t, 256> table;
  table.fill(no_digit);
  for (std::uint8_t value = 0; value < 16; ++value) table[static_cast<unsigned char>(digits[value])] = value;
  return table;
}();

static std::uint8_t nibble(char c) { return nibbles[static_cast<unsigned char>(c)]; }

bool is_lower_hex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return nibble(c) != no_digit; });
}

bool from_hex(std::string_view text, std::span<std::uint8_t> out) {
  if (text.size() != out.size() * 2) return false;
  std::uint8_t seen = 0;  // all bits of all digits: those of no_digit stay
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::uint8_t high = nibble(text[2 * i]), low = nibble(text[2 * i + 1]);
    seen |= high | low;
    out[i] = static_cast<std::uint8_t>(high << 4 | (low & 15));
  }
  return seen < 16;
}

static std::size_t padding(std::string_view text) {
  if (text.ends_with("==")) return 2;
  return text.ends_with('=') ? 1 : 0;
}

static bool is_base64(char c) { return is_alnum(c) || c == '+' || c == '/'; }

std::optional<std::string> from_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return std::nullopt;
  // EVP_DecodeBlock passes over white space and '-' at the ends and takes '=' anywhere.
  const std::string_view digits_alone = text.substr(0, text.size() - padding(text));
  if (!std::ranges::all_of(digits_alone, is_base64)) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  const int n = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (n < 0) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(n) - padding(text));
  return bytes;
}

std::string to_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int n = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(n));
  return text;
}

}  // namespace roadstead
