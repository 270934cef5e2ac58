// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/directory_tree.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <optional>
#include <vector>

#include "roadstead/base/arena.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/parallel.hpp"

namespace roadstead::source {

namespace {

// A registry nests owner/repo/manifests/tag; anything far deeper is a mistake or an attack.
constexpr int depth_limit = 32;

int open_beneath(int root, const char* path, int flags) {
  open_how how{};
  how.flags = static_cast<std::uint64_t>(flags) | O_CLOEXEC;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  return static_cast<int>(::syscall(SYS_openat2, root, path, &how, sizeof how));
}

class DirectoryReader : public Reader {
 public:
  explicit DirectoryReader(int root) : root_(root) {}

  Result<std::string_view> read(const Entry& entry, std::uint64_t limit_bytes) override {
    if (entry.kind == Kind::symlink) return fail(Code::invalid, "is a symbolic link, which is never followed");
    path_.assign(entry.path);
    const FileHandle file(open_beneath(root_, path_.c_str(), O_RDONLY | O_NONBLOCK));
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
  explicit DirectoryTree(FileHandle root) : root_(std::move(root)) {}

  std::span<const Entry> entries() const override { return entries_; }
  std::unique_ptr<Reader> reader() const override { return std::make_unique<DirectoryReader>(root_.get()); }

  Result<void> list(unsigned jobs);

 private:
  struct Part {  // what one thread found; joined at the end
    Arena text;
    std::vector<Entry> entries;
    std::optional<Error> error;
  };

  void list_directory(const std::string& path, int depth, Part& part, std::vector<std::string>* directories) const;
  void add(const dirent& item, const std::string& directory, int fd, int depth, Part& part,
           std::vector<std::string>* directories) const;
  void join(Part&& part);

  FileHandle root_;
  Arena text_;
  std::vector<Entry> entries_;
};

Kind kind_of(int directory, const dirent& item) {
  if (item.d_type == DT_LNK) return Kind::symlink;
  struct stat info;
  if (item.d_type != DT_REG && item.d_type != DT_UNKNOWN) return Kind::other;
  if (::fstatat(directory, item.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(info.st_mode)) return Kind::other;
  return (info.st_mode & S_IXUSR) != 0 ? Kind::executable : Kind::file;
}

void DirectoryTree::add(const dirent& item, const std::string& directory, int fd, int depth, Part& part,
                        std::vector<std::string>* directories) const {
  const std::string_view name = item.d_name;
  if (name == "." || name == ".." || (directory.empty() && is_outside_registry(name))) return;
  std::string path = directory.empty() ? std::string(name) : directory + "/" + item.d_name;
  if (item.d_type == DT_DIR) {
    if (directories != nullptr)
      directories->push_back(std::move(path));
    else
      list_directory(path, depth + 1, part, nullptr);
    return;
  }
  part.entries.push_back({part.text.keep(path), kind_of(fd, item), 0});
}

// Lists one directory; what lies below is listed too, or collected for other threads.
void DirectoryTree::list_directory(const std::string& path, int depth, Part& part,
                                   std::vector<std::string>* directories) const {
  if (depth > depth_limit) {
    part.error = Error{Code::invalid, fmt::format("{}: more than {} folders deep", path, depth_limit), {}};
    return;
  }
  const int fd = open_beneath(root_.get(), path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY);
  DIR* const stream = fd < 0 ? nullptr : ::fdopendir(fd);
  if (stream == nullptr) {
    part.error = fail_errno(errno, path).value();
    return;
  }
  while (const dirent* item = ::readdir(stream)) add(*item, path, fd, depth, part, directories);
  ::closedir(stream);
}

void DirectoryTree::join(Part&& part) {
  entries_.insert(entries_.end(), part.entries.begin(), part.entries.end());
  text_.absorb(std::move(part.text));
}

Result<void> DirectoryTree::list(unsigned jobs) {
  // The first two levels (owner, repository) on this thread, what lies below on all.
  Part top;
  std::vector<std::string> owners, repositories;
  list_directory("", 0, top, &owners);
  for (const std::string& owner : owners) list_directory(owner, 1, top, &repositories);
  constexpr std::size_t batch = 64;
  std::vector<Part> parts((repositories.size() + batch - 1) / batch);
  parallel_for(parts.size(), jobs, [&](std::size_t i) {
    for (std::size_t r = i * batch; r < std::min(repositories.size(), (i + 1) * batch); ++r)
      list_directory(repositories[r], 2, parts[i], nullptr);
  });
  parts.push_back(std::move(top));
  for (Part& part : parts) {
    if (part.error) return Failure(*part.error);
    join(std::move(part));
  }
  std::ranges::sort(entries_, {}, &Entry::path);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) entries_[i].index = i;
  return {};
}

}  // namespace

Result<std::unique_ptr<Tree>> open_directory_tree(const std::filesystem::path& root, unsigned jobs) {
  FileHandle handle(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle) return fail_errno(errno, root.string());
  auto tree = std::make_unique<DirectoryTree>(std::move(handle));
  if (auto done = tree->list(jobs); !done) return wrap(done.error(), "listing " + root.string());
  return tree;
}

}  // namespace roadstead::source
