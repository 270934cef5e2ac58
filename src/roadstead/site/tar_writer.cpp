// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/tar_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace roadstead::site {

namespace {

constexpr std::size_t block_bytes = 512;

struct Header {
  char name[100], mode[8], uid[8], gid[8], size[12], mtime[12], checksum[8], type, link[100], magic[6], version[2],
      user[32], group[32], major[8], minor[8], prefix[155], padding[12];
};
static_assert(sizeof(Header) == block_bytes);

// Digits in octal, filling the field but for its last byte.
constexpr void write_octal(char* field, std::size_t width, std::uint64_t value) {
  for (std::size_t i = width - 1; i-- > 0; value >>= 3) field[i] = static_cast<char>('0' + (value & 7));
}

// ustar takes 100 bytes of name and, before a slash, 155 of prefix. Where that slash stands: 0 for a name alone,
// npos where the path does not fit.
std::size_t find_split(std::string_view path) {
  if (path.size() <= sizeof(Header::name)) return 0;
  const std::size_t slash = path.find('/', path.size() - sizeof(Header::name) - 1);
  return slash == 0 || slash > sizeof(Header::prefix) ? path.npos : slash;
}

// What all files have in common.
constexpr Header blank_header() {
  Header header{};
  write_octal(header.mode, sizeof header.mode, 0644);
  write_octal(header.uid, sizeof header.uid, 0);
  write_octal(header.gid, sizeof header.gid, 0);
  write_octal(header.mtime, sizeof header.mtime, 0);
  std::ranges::copy(std::string_view("ustar"), header.magic);
  std::ranges::fill(header.version, '0');
  std::ranges::fill(header.checksum, ' ');
  return header;
}

std::uint32_t sum(std::string_view text) {
  return std::accumulate(text.begin(), text.end(), 0U,
                         [](std::uint32_t all, char c) { return all + static_cast<unsigned char>(c); });
}

// What the fields that differ are still filled with counts as nothing: they are zero.
void append_header(std::string& out, std::string_view path, std::size_t split, char type, std::uint64_t size_bytes) {
  static constexpr Header blank = blank_header();
  static const std::uint32_t blank_sum = sum({reinterpret_cast<const char*>(&blank), block_bytes});
  Header header = blank;
  const std::string_view prefix = path.substr(0, split), name = path.substr(split == 0 ? 0 : split + 1);
  std::memcpy(header.prefix, prefix.data(), prefix.size());
  std::memcpy(header.name, name.data(), name.size());
  write_octal(header.size, sizeof header.size, size_bytes);
  header.type = type;
  const std::uint32_t all =
      blank_sum + sum(prefix) + sum(name) + sum({header.size, sizeof header.size}) + static_cast<unsigned char>(type);
  write_octal(header.checksum, sizeof header.checksum - 1, all);
  out.append(reinterpret_cast<const char*>(&header), block_bytes);
}

// "<length> <key>=<value>\n", where the length counts its own digits.
std::string pax_record(std::string_view key, std::string_view value) {
  const std::size_t rest = key.size() + value.size() + 3;
  std::size_t length = rest + 1;
  while (fmt::formatted_size("{}", length) + rest != length) ++length;
  return fmt::format("{} {}={}\n", length, key, value);
}

}  // namespace

void append_tar_header(std::string& out, std::string_view path, std::uint64_t size_bytes) {
  constexpr std::uint64_t octal_limit = std::uint64_t{8} << 30;  // eleven octal digits
  const std::size_t split = find_split(path);
  if (split != path.npos && size_bytes < octal_limit) return append_header(out, path, split, '0', size_bytes);
  std::string record = pax_record("path", path);
  if (size_bytes >= octal_limit) record += pax_record("size", fmt::format("{}", size_bytes));
  append_header(out, "pax", 0, 'x', record.size());
  out += record;
  append_tar_padding(out, record.size());
  append_header(out, path.substr(0, sizeof(Header::name)), 0, '0', size_bytes >= octal_limit ? 0 : size_bytes);
}

void append_tar_padding(std::string& out, std::uint64_t size_bytes) {
  out.append((block_bytes - size_bytes % block_bytes) % block_bytes, '\0');
}

void append_tar_end(std::string& out) { out.append(2 * block_bytes, '\0'); }

}  // namespace roadstead::site
