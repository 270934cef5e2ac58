// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <span>

namespace roadstead {

FileHandle::~FileHandle() {
  if (fd_ >= 0) ::close(fd_);
}

Result<FileHandle> open_for_reading(const std::filesystem::path& path) {
  FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return fail_errno(errno, path.string());
  struct stat info;
  if (::fstat(file.get(), &info) != 0) return fail_errno(errno, path.string());
  if (!S_ISREG(info.st_mode)) return fail(Code::invalid, "{}: not a regular file", path.string());
  return file;
}

Result<std::uint64_t> file_size(const FileHandle& file) {
  struct stat info;
  if (::fstat(file.get(), &info) != 0) return fail_errno(errno, "reading a file's size");
  return static_cast<std::uint64_t>(info.st_size);
}

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit_bytes) {
  auto file = open_for_reading(path);
  if (!file) return Failure(file.error());
  auto size = file_size(*file);
  if (!size) return Failure(size.error());
  if (*size > limit_bytes)
    return fail(Code::invalid, "{}: {} bytes, want at most {}", path.string(), *size, limit_bytes);
  std::string bytes(*size, '\0');
  if (auto done = read_at(*file, 0, bytes); !done) return wrap(done.error(), path.string());
  return bytes;
}

Result<void> read_at(const FileHandle& file, std::uint64_t offset, std::span<char> out) {
  while (!out.empty()) {
    const ssize_t n = ::pread(file.get(), out.data(), out.size(), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(errno, "reading");
    if (n == 0) return fail(Code::invalid, "ends at byte {}, want {} more", offset, out.size());
    offset += static_cast<std::uint64_t>(n);
    out = out.subspan(static_cast<std::size_t>(n));
  }
  return {};
}

std::string stat_text(const struct stat& info) {
  return fmt::format("{} {} {}.{} {:o}\n", info.st_size, info.st_ino, info.st_mtim.tv_sec, info.st_mtim.tv_nsec,
                     info.st_mode);
}

Result<void> write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(errno, "writing");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

static mode_t mode_for(const std::filesystem::path& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 0777 : mode_t{0644};
}

// The folder may be a stranger's: a link that lies where the new file goes is not followed.
static Result<void> write_new(const std::filesystem::path& path, mode_t mode, std::string_view bytes) {
  ::unlink(path.c_str());
  const FileHandle file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  if (!file) return fail_errno(errno, path.string());
  if (auto done = write_all(file.get(), bytes); !done) return wrap(done.error(), path.string());
  if (::fsync(file.get()) != 0) return fail_errno(errno, path.string());
  return {};
}

// What could not be finished does not stay.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path beside = path.string() + ".new";
  auto done = write_new(beside, mode_for(path), bytes);
  if (done && ::rename(beside.c_str(), path.c_str()) != 0) done = fail_errno(errno, path.string());
  if (!done) ::unlink(beside.c_str());
  return done;
}

}  // namespace roadstead
