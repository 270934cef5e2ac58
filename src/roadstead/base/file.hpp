// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "roadstead/base/error.hpp"

struct stat;

namespace roadstead {

/// Owns a file descriptor.
class FileHandle {
 public:
  FileHandle() = default;
  explicit FileHandle(int fd) : fd_(fd) {}
  FileHandle(FileHandle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~FileHandle();

  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

/// A regular file opened for reading. Errors name the path.
Result<FileHandle> open_for_reading(const std::filesystem::path& path);

/// The size in bytes of an open regular file.
Result<std::uint64_t> file_size(const FileHandle& file);

/// All bytes of a file of at most `limit_bytes`.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit_bytes);

/// Exactly out.size() bytes at `offset`; a shorter file is Code::invalid.
Result<void> read_at(const FileHandle& file, std::uint64_t offset, std::span<char> out);

/// What of a file's state differs once somebody changed it: size, inode, time and mode, as a line.
std::string stat_text(const struct stat& info);

/// All of `bytes` to an open descriptor, however many calls it takes.
Result<void> write_all(int fd, std::string_view bytes);

/// Writes beside `path` and renames: a reader sees the old bytes or the new ones.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace roadstead
