// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "roadstead/base/text.hpp"
#include "roadstead/image/hash_file.hpp"
#include "roadstead/image/layout_files.hpp"

namespace roadstead::image {

namespace {

class LayoutDirectory : public LayoutFiles {
 public:
  LayoutDirectory(FileHandle root, Hash hash) : root_(std::move(root)), hash_(hash) {}
  Result<std::optional<LayoutFile>> find(std::string_view name) override;
  Result<std::optional<std::string>> read(std::string_view name, std::uint64_t limit_bytes) override;
  Result<std::optional<LayoutStream>> open(std::string_view name) override;

 private:
  Result<FileHandle> open_file(std::string_view name) const;
  FileHandle root_;
  Hash hash_;
};

}  // namespace

// ELOOP is a symlink where a file was wanted, ENOTDIR one where a directory was.
static bool is_absence(int error) { return error == ENOENT || error == ENOTDIR || error == ELOOP; }

// One component at a time: O_NOFOLLOW speaks of the last one alone. An empty handle: not there.
Result<FileHandle> LayoutDirectory::open_file(std::string_view name) const {
  FileHandle at;
  for (const std::string_view part : split(name, '/')) {
    const int parent = at ? at.get() : root_.get();
    FileHandle next(::openat(parent, std::string(part).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!next && is_absence(errno)) return FileHandle();
    if (!next) return fail_errno(errno, name);
    at = std::move(next);
  }
  struct stat info;
  if (::fstat(at.get(), &info) != 0) return fail_errno(errno, name);
  return S_ISREG(info.st_mode) ? std::move(at) : FileHandle();
}

Result<std::optional<LayoutFile>> LayoutDirectory::find(std::string_view name) {
  auto file = open_file(name);
  if (!file) return Failure(file.error());
  if (!*file) return std::optional<LayoutFile>();
  auto size = file_size(*file);
  if (!size) return Failure(size.error());
  LayoutFile found{*size, std::nullopt};
  if (hash_ == Hash::yes) {
    auto sha256 = hash_file(*file);
    if (!sha256) return wrap(sha256.error(), std::string(name));
    found.sha256 = *sha256;
  }
  return std::optional<LayoutFile>(found);
}

Result<std::optional<std::string>> LayoutDirectory::read(std::string_view name, std::uint64_t limit_bytes) {
  auto file = open_file(name);
  if (!file) return Failure(file.error());
  if (!*file) return std::optional<std::string>();
  auto size = file_size(*file);
  if (!size) return Failure(size.error());
  if (*size > limit_bytes) return fail(Code::invalid, "{}: {} bytes, want at most {}", name, *size, limit_bytes);
  std::string bytes(*size, '\0');
  if (auto done = read_at(*file, 0, bytes); !done) return wrap(done.error(), std::string(name));
  return std::optional<std::string>(std::move(bytes));
}

Result<std::optional<LayoutStream>> LayoutDirectory::open(std::string_view name) {
  auto file = open_file(name);
  if (!file) return Failure(file.error());
  if (!*file) return std::optional<LayoutStream>();
  auto size = file_size(*file);
  if (!size) return Failure(size.error());
  return std::optional<LayoutStream>({std::move(*file), 0, *size});
}

Result<std::unique_ptr<LayoutFiles>> open_layout_directory(const std::filesystem::path& path, Hash hash) {
  FileHandle root(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
  if (!root) return fail_errno(errno, path.string());
  return std::unique_ptr<LayoutFiles>(std::make_unique<LayoutDirectory>(std::move(root), hash));
}

}  // namespace roadstead::image
