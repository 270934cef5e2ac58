// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/file_entry.hpp"

#include <algorithm>

#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

Result<void> check_path(std::string_view path) {
  if (path.size() > file_path_limit_bytes)
    return fail(Code::invalid, "path '{}' has {} bytes, want at most {}", oci::excerpt(path), path.size(),
                file_path_limit_bytes);
  const auto depth = static_cast<std::size_t>(std::ranges::count(path, '/')) + 1;
  if (depth > file_depth_limit)
    return fail(Code::invalid, "path '{}' is {} folders deep, want at most {}", oci::excerpt(path), depth,
                file_depth_limit);
  return {};
}

}  // namespace roadstead::image
