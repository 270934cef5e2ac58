// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>

namespace roadstead {

namespace fs = std::filesystem;

Result<TemporaryFolder> TemporaryFolder::make() {
  std::error_code error;
  const fs::path parent = fs::temp_directory_path(error);
  if (error) return fail_errno(error.value(), "looking for the folder of temporary files");
  std::string name = (parent / "roadstead-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return fail_errno(errno, "making a folder in " + parent.string());
  return TemporaryFolder(name);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

}  // namespace roadstead
