// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/record_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "roadstead/base/open_beneath.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::app {

bool is_plain_path(std::string_view path) {
  if (path.find('\0') != path.npos) return false;
  const auto parts = split(path, '/');
  return std::ranges::none_of(parts, [](std::string_view part) { return part.empty() || part == "." || part == ".."; });
}

Result<FileHandle> open_record_file(const PlacedRecord& placed, const std::string& file) {
  const std::string where = (placed.folder / file).string();
  const FileHandle folder(::open(placed.folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder) return fail_errno(errno, placed.folder.string());
  FileHandle opened = open_beneath(folder.get(), file.c_str(), O_RDONLY | O_NONBLOCK);
  if (!opened && (errno == ELOOP || errno == EXDEV))
    return fail(Code::invalid, "{}: is a link, or lies behind one, want the file itself", where);
  if (!opened) return fail_errno(errno, where);
  struct stat info {};
  if (::fstat(opened.get(), &info) != 0) return fail_errno(errno, where);
  if (!S_ISREG(info.st_mode)) return fail(Code::invalid, "{}: not a regular file", where);
  return opened;
}

Result<std::string> read_record_file(const PlacedRecord& placed, const std::string& file, std::uint64_t limit_bytes) {
  const auto opened = open_record_file(placed, file);
  if (!opened) return Failure(opened.error());
  const auto size = file_size(*opened);
  if (!size) return Failure(size.error());
  if (*size > limit_bytes)
    return fail(Code::invalid, "{}: {} bytes, want at most {}", (placed.folder / file).string(), *size, limit_bytes);
  std::string bytes(*size, '\0');
  if (auto done = read_at(*opened, 0, bytes); !done) return wrap(done.error(), (placed.folder / file).string());
  return bytes;
}

}  // namespace roadstead::app
