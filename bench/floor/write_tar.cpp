// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>

#include "floor/floors.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::bench {

static constexpr std::size_t record_bytes = 512;

// A ustar header (POSIX.1-2017, pax, "ustar Interchange Format") as far as the cost of making one goes:
// a path beyond 100 bytes is cut, nobody reads it.
static void append_header(std::string& out, const ListedFile& file) {
  std::array<char, record_bytes> header{};
  const auto put = [&](std::size_t offset, std::string_view text) {
    std::memcpy(header.data() + offset, text.data(), text.size());
  };
  put(0, std::string_view(file.path).substr(0, 100));
  put(100, "0000644");
  fmt::format_to_n(header.data() + 124, 12, "{:011o}", file.size_bytes);
  put(148, "        0");  // the checksum counts itself as blanks; then the type, a regular file
  put(257, std::string_view("ustar\0"
                            "00",
                            8));
  const unsigned sum = std::accumulate(header.begin(), header.end(), 0U,
                                       [](unsigned all, char c) { return all + static_cast<unsigned char>(c); });
  fmt::format_to_n(header.data() + 148, 7, "{:06o}\0", sum);
  out.append(header.data(), header.size());
}

static void append_file(std::string& out, const ListedFile& file, std::string_view text) {
  append_header(out, file);
  out.append(text.substr(0, file.size_bytes));
  out.append((record_bytes - file.size_bytes % record_bytes) % record_bytes, '\0');
}

Result<void> write_tar(const std::vector<ListedFile>& files, const std::filesystem::path& out) {
  constexpr std::size_t piece_bytes = 1 << 20;
  const FileHandle tar(::open(out.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!tar) return fail_errno(errno, out.string());
  const std::string text = filler(files);
  std::string piece;
  for (const ListedFile& file : files) {
    append_file(piece, file, text);
    if (piece.size() < piece_bytes) continue;
    if (auto done = write_all(tar.get(), piece); !done) return done;
    piece.clear();
  }
  piece.append(2 * record_bytes, '\0');
  return write_all(tar.get(), piece);
}

}  // namespace roadstead::bench
