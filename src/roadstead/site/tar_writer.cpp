// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/tar_writer.hpp"

#include <fmt/format.h>

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
void write_octal(char* field, std::size_t width, std::uint64_t value) {
  for (std::size_t i = width - 1; i-- > 0; value >>= 3) field[i] = static_cast<char>('0' + (value & 7));
}

// ustar takes 100 bytes of name and, before a slash, 155 of prefix.
bool split_name(std::string_view path, Header& header) {
  std::size_t start = 0;
  if (path.size() > sizeof header.name) {
    const std::size_t slash = path.find('/', path.size() - sizeof header.name - 1);
    if (slash == path.npos || slash > sizeof header.prefix) return false;
    std::memcpy(header.prefix, path.data(), slash);
    start = slash + 1;
  }
  std::memcpy(header.name, path.data() + start, path.size() - start);
  return true;
}

// What all files have in common.
Header blank_header() {
  Header header{};
  write_octal(header.mode, sizeof header.mode, 0644);
  write_octal(header.uid, sizeof header.uid, 0);
  write_octal(header.gid, sizeof header.gid, 0);
  write_octal(header.mtime, sizeof header.mtime, 0);
  std::memcpy(header.magic, "ustar", 6);
  std::memcpy(header.version, "00", 2);
  std::memset(header.checksum, ' ', sizeof header.checksum);
  return header;
}

void append_header(std::string& out, std::string_view path, char type, std::uint64_t size_bytes) {
  static const Header blank = blank_header();
  Header header = blank;
  split_name(path, header);
  write_octal(header.size, sizeof header.size, size_bytes);
  header.type = type;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(&header);
  write_octal(header.checksum, sizeof header.checksum - 1, std::accumulate(bytes, bytes + block_bytes, 0U));
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
  Header probe{};
  constexpr std::uint64_t octal_limit = std::uint64_t{8} << 30;  // eleven octal digits
  if (split_name(path, probe) && size_bytes < octal_limit) return append_header(out, path, '0', size_bytes);
  std::string record = pax_record("path", path);
  if (size_bytes >= octal_limit) record += pax_record("size", fmt::format("{}", size_bytes));
  append_header(out, "pax", 'x', record.size());
  out += record;
  append_tar_padding(out, record.size());
  append_header(out, path.substr(0, 100), '0', size_bytes >= octal_limit ? 0 : size_bytes);
}

void append_tar_padding(std::string& out, std::uint64_t size_bytes) {
  out.append((block_bytes - size_bytes % block_bytes) % block_bytes, '\0');
}

void append_tar_end(std::string& out) { out.append(2 * block_bytes, '\0'); }

}  // namespace roadstead::site
