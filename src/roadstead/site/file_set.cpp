// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/file_set.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <vector>

#include "roadstead/base/open_beneath.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::site {

namespace {

class DirectoryFiles : public FileSet {
 public:
  explicit DirectoryFiles(FileHandle root) : root_(std::move(root)) {}

  Result<FileBytes> find(std::string_view name) const override {
    const std::string path(name);
    auto file = std::make_shared<FileHandle>(open_beneath(root_.get(), path.c_str(), O_RDONLY | O_NONBLOCK));
    if (!*file) return fail_errno(errno == EXDEV || errno == ELOOP ? ENOENT : errno, path);
    struct stat info;
    if (::fstat(file->get(), &info) != 0) return fail_errno(errno, path);
    if (!S_ISREG(info.st_mode)) return fail(Code::not_found, "{}: not a regular file", path);
    return FileBytes{std::move(file), 0, static_cast<std::uint64_t>(info.st_size)};
  }

 private:
  FileHandle root_;
};

/// One member of a tar.
struct Member {
  std::string name;
  std::uint64_t offset, size_bytes;
};

class TarFiles : public FileSet {
 public:
  TarFiles(FileHandle file, std::vector<Member> members)
      : file_(std::make_shared<FileHandle>(std::move(file))), members_(std::move(members)) {}

  Result<FileBytes> find(std::string_view name) const override {
    const auto at =
        std::ranges::lower_bound(members_, name, {}, [](const Member& m) { return std::string_view(m.name); });
    if (at == members_.end() || at->name != name) return fail(Code::not_found, "{}: not in the tar", name);
    return FileBytes{file_, at->offset, at->size_bytes};
  }

 private:
  std::shared_ptr<FileHandle> file_;
  std::vector<Member> members_;
};

/// Reads the headers of a tar, one after the other.
class TarIndex {
 public:
  TarIndex(const FileHandle& file, std::uint64_t file_bytes) : file_(file), file_bytes_(file_bytes) {}

  Result<std::vector<Member>> read() {
    for (std::uint64_t at = 0;;) {
      std::string block(block_bytes, '\0');
      if (auto done = read_at(file_, at, block); !done) return wrap(done.error(), "tar header");
      if (block[0] == '\0') break;  // the end mark
      const auto size = octal(std::string_view(block).substr(124, 12));
      if (!size || block.substr(257, 5) != "ustar") return fail(Code::invalid, "byte {}: not a tar header", at);
      if (auto done = add(block, at + block_bytes, *size); !done) return Failure(done.error());
      at += block_bytes + (size_of_last_ + block_bytes - 1) / block_bytes * block_bytes;
    }
    std::ranges::stable_sort(members_, {}, &Member::name);
    return std::move(members_);
  }

 private:
  static constexpr std::size_t block_bytes = 512;

  static std::optional<std::uint64_t> octal(std::string_view field) {
    std::uint64_t value = 0;
    for (const char c : field.substr(0, field.find_first_of(std::string_view("\0 ", 2)))) {
      if (c < '0' || c > '7') return std::nullopt;
      value = value * 8 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
  }

  static std::string text(const std::string& block, std::size_t at, std::size_t width) {
    const std::string field = block.substr(at, width);
    return field.substr(0, field.find('\0'));
  }

  Result<void> add(const std::string& block, std::uint64_t offset, std::uint64_t size) {
    size_of_last_ = size;
    if (block[156] == 'x') return read_pax(offset, size);
    if (pax_size_ != 0) size_of_last_ = pax_size_;
    if (offset > file_bytes_ || size_of_last_ > file_bytes_ - offset)
      return fail(Code::invalid, "byte {}: a member of {} bytes ends behind the file", offset - block_bytes,
                  size_of_last_);
    std::string name = text(block, 0, 100);
    if (const std::string prefix = text(block, 345, 155); !prefix.empty()) name = prefix + "/" + name;
    if (!pax_path_.empty()) name = std::move(pax_path_);
    if (block[156] == '0' || block[156] == '\0') members_.push_back({std::move(name), offset, size_of_last_});
    pax_path_.clear();
    pax_size_ = 0;
    return {};
  }

  // "<length> path=<value>\n" and the like.
  Result<void> read_pax(std::uint64_t offset, std::uint64_t size) {
    constexpr std::uint64_t limit = 1 << 20;
    if (size > limit)
      return fail(Code::invalid, "byte {}: a pax header of {} bytes, want at most {}", offset, size, limit);
    std::string records(size, '\0');
    if (auto done = read_at(file_, offset, records); !done) return done;
    for (const std::string_view line : split(records, '\n')) {
      const std::string_view record = line.substr(std::min(line.find(' '), line.size() - 1) + 1);
      if (record.starts_with("path=")) pax_path_ = record.substr(5);
      if (record.starts_with("size=")) pax_size_ = parse_number(record.substr(5)).value_or(0);
    }
    return {};
  }

  const FileHandle& file_;
  std::uint64_t file_bytes_;
  std::vector<Member> members_;
  std::string pax_path_;
  std::uint64_t pax_size_ = 0, size_of_last_ = 0;
};

}  // namespace

Result<std::unique_ptr<FileSet>> open_directory_files(const std::filesystem::path& root) {
  FileHandle handle(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle) return fail_errno(errno, root.string());
  return std::make_unique<DirectoryFiles>(std::move(handle));
}

Result<std::unique_ptr<FileSet>> open_tar_files(const std::filesystem::path& tar) {
  auto file = open_for_reading(tar);
  if (!file) return Failure(file.error());
  auto size = file_size(*file);
  if (!size) return Failure(size.error());
  auto members = TarIndex(*file, *size).read();
  if (!members) return wrap(members.error(), "reading " + tar.string());
  return std::make_unique<TarFiles>(std::move(*file), std::move(*members));
}

Result<std::string> read_all(const FileBytes& bytes, std::uint64_t limit_bytes) {
  if (bytes.size_bytes > limit_bytes)
    return fail(Code::invalid, "{} bytes, want at most {}", bytes.size_bytes, limit_bytes);
  std::string text(bytes.size_bytes, '\0');
  if (auto done = read_at(*bytes.file, bytes.offset, text); !done) return Failure(done.error());
  return text;
}

}  // namespace roadstead::site
