// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/part_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace roadstead::app {

// mkostemp() makes files for their owner alone.
static void give_usual_mode(const FileHandle& file) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(file.get(), 0666 & ~mask);
}

Result<PartFile> PartFile::beside(const std::filesystem::path& path) {
  std::string name = path.string() + ".part-XXXXXX";
  FileHandle file(::mkostemp(name.data(), O_CLOEXEC));
  if (!file) return fail_errno(errno, path.string());
  give_usual_mode(file);
  return PartFile(std::move(file), name, path);
}

PartFile::~PartFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

Result<void> PartFile::take_name() {
  if (::fsync(file_.get()) != 0) return fail_errno(errno, path_.string());
  if (::rename(path_.c_str(), name_.c_str()) != 0) return fail_errno(errno, name_.string());
  path_.clear();
  return {};
}

}  // namespace roadstead::app
