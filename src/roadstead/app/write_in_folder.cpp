// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/write_in_folder.hpp"

#include "roadstead/base/file.hpp"

namespace roadstead::app {

Result<void> write_in_folder(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code error;
  if (const auto folder = path.parent_path(); !folder.empty()) std::filesystem::create_directories(folder, error);
  if (error) return fail_errno(error.value(), "making the folder of " + path.string());
  return write_file_atomically(path, bytes);
}

}  // namespace roadstead::app
