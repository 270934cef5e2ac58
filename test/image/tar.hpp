// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <numeric>
#include <string>
#include <string_view>

namespace roadstead::test {

/// One entry of a ustar archive (POSIX.1-1988), padded to whole blocks. `type`: '0' a file, '2' a symlink.
inline std::string tar_entry(std::string_view name, std::string_view bytes, char type = '0',
                             std::string_view link = "") {
  std::string header(512, '\0');
  const auto put = [&](std::size_t offset, std::string_view text) { header.replace(offset, text.size(), text); };
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, fmt::format("{:011o}", bytes.size()));
  put(136, "00000000000");
  put(148, "        ");
  put(156, std::string(1, type));
  put(157, link);
  put(257, std::string_view("ustar\00000", 8));
  const int sum = std::accumulate(header.begin(), header.end(), 0,
                                  [](int total, char c) { return total + static_cast<unsigned char>(c); });
  put(148, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
  return header.append(bytes).append((512 - bytes.size() % 512) % 512, '\0');
}

/// The two empty blocks at the end of an archive.
inline std::string tar_end() { return std::string(1024, '\0'); }

}  // namespace roadstead::test
