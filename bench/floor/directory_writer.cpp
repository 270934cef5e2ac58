// SPDX-License-Identifier: Apache-2.0
#include "floor/directory_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

namespace roadstead::bench {

Result<DirectoryWriter> DirectoryWriter::create(const std::filesystem::path& root) {
  if (::mkdir(root.c_str(), 0755) != 0) return fail_errno(errno, root.string());
  return open(root);
}

Result<DirectoryWriter> DirectoryWriter::open(const std::filesystem::path& root) {
  FileHandle handle(::open(root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!handle) return fail_errno(errno, root.string());
  return DirectoryWriter(std::move(handle));
}

// Makes what is missing of `directory`, from the first component that differs from the last one entered.
Result<void> DirectoryWriter::enter(std::string_view directory) {
  const auto differ = std::ranges::mismatch(directory_, directory).in2;
  auto end = directory.find('/', static_cast<std::size_t>(differ - directory.begin()));
  for (;; end = directory.find('/', end + 1)) {
    directory_ = directory.substr(0, end);
    if (::mkdirat(root_.get(), directory_.c_str(), 0755) != 0 && errno != EEXIST) return fail_errno(errno, directory_);
    if (end == directory.npos) break;
  }
  open_ = FileHandle(::openat(root_.get(), directory_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  return open_ ? Result<void>() : fail_errno(errno, directory_);
}

Result<void> DirectoryWriter::put(std::string_view path, std::string_view bytes) {
  const auto slash = path.rfind('/');
  const std::string_view directory = slash == path.npos ? std::string_view() : path.substr(0, slash);
  if (!directory.empty() && directory != directory_)
    if (auto done = enter(directory); !done) return done;
  const int parent = directory.empty() ? root_.get() : open_.get();
  const std::string name(path.substr(slash + 1));
  const FileHandle file(::openat(parent, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file) return fail_errno(errno, path);
  return write_all(file.get(), bytes);
}

}  // namespace roadstead::bench
