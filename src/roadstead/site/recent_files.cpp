// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/recent_files.hpp"

#include <algorithm>

namespace roadstead::site {

const std::string* RecentFiles::find(std::string_view bytes) const {
  if (bytes.empty()) return nullptr;
  const auto file = std::ranges::find(files_, bytes, &File::bytes);
  return file == files_.end() ? nullptr : &file->path;
}

void RecentFiles::remember(std::string_view path, std::string_view bytes) {
  if (bytes.size() > size_limit_bytes) return;
  files_[next_].path.assign(path);
  files_[next_].bytes.assign(bytes);
  next_ = (next_ + 1) % files_.size();
}

}  // namespace roadstead::site
