// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/directory_tree.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "roadstead/base/open_beneath.hpp"
#include "roadstead/source/directory_listing.hpp"

namespace roadstead::source {

namespace {

class DirectoryReader : public Reader {
 public:
  explicit DirectoryReader(int root) : root_(root) {}

  Result<std::string_view> read(const Entry& entry, std::uint64_t limit_bytes) override {
    if (entry.kind == Kind::symlink) return fail(Code::invalid, "is a symbolic link, which is never followed");
    path_.assign(entry.path);
    const FileHandle file = open_beneath(root_, path_.c_str(), O_RDONLY | O_NONBLOCK);
    if (!file) return fail_errno(errno, path_);
    struct stat info;
    if (::fstat(file.get(), &info) != 0) return fail_errno(errno, path_);
    if (!S_ISREG(info.st_mode)) return fail(Code::invalid, "{}: not a regular file", path_);
    const auto size = static_cast<std::uint64_t>(info.st_size);
    if (size > limit_bytes) return fail(Code::invalid, "{} bytes, want at most {}", size, limit_bytes);
    buffer_.resize(size);
    if (auto done = read_at(file, 0, buffer_); !done) return wrap(done.error(), path_);
    return std::string_view(buffer_);
  }

 private:
  int root_;
  std::string path_, buffer_;
};

class DirectoryTree : public Tree {
 public:
  DirectoryTree(FileHandle root, DirectoryListing listing) : root_(std::move(root)), listing_(std::move(listing)) {}

  std::span<const Entry> entries() const override { return listing_.entries; }
  std::unique_ptr<Reader> reader() const override { return std::make_unique<DirectoryReader>(root_.get()); }

 private:
  FileHandle root_;
  DirectoryListing listing_;
};

}  // namespace

Result<std::unique_ptr<Tree>> open_directory_tree(const std::filesystem::path& root, unsigned jobs) {
  FileHandle handle(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle) return fail_errno(errno, root.string());
  auto listing = list_files(handle.get(), jobs);
  if (!listing) return wrap(listing.error(), "listing " + root.string());
  return std::make_unique<DirectoryTree>(std::move(handle), std::move(*listing));
}

}  // namespace roadstead::source
