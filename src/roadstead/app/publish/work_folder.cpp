// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/work_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

namespace roadstead::app {

namespace fs = std::filesystem;

Result<WorkFolder> WorkFolder::open(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path / "images", error);
  if (error) return fail_errno(error.value(), "making " + path.string());
  const fs::path ignore = path / ".gitignore";
  if (!fs::exists(ignore, error))
    if (auto done = write_file_atomically(ignore, "*\n"); !done) return Failure(done.error());
  FileHandle lock(::open((path / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!lock) return fail_errno(errno, "opening " + (path / "lock").string());
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
    return fail(Code::conflict, "another roadstead works in {}, want it to end first", path.string());
  return WorkFolder(fs::absolute(path).lexically_normal(), std::move(lock));
}

}  // namespace roadstead::app
