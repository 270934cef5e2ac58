// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace roadstead::site {

/// The files that were written last, by their content. A third of a site's files are another's equal, which stands a
/// few pages before: the tag's and the digest's, the architecture's and the tag's.
class RecentFiles {
 public:
  /// The path of a file that has these bytes, or nullptr.
  const std::string* find(std::string_view bytes) const;

  void remember(std::string_view path, std::string_view bytes);

 private:
  static constexpr std::size_t size_limit_bytes = 16 << 10;

  struct File {
    std::string path, bytes;
  };
  std::array<File, 16> files_;
  std::size_t next_ = 0;
};

}  // namespace roadstead::site
