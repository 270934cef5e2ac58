// SPDX-License-Identifier: Apache-2.0
#include <sqfs/dir.h>

#include <algorithm>
#include <map>
#include <vector>

#include "roadstead/image/squashfs_image.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

namespace {

/// As many reads as a whole walk gets, two for each block of 8 KiB with inodes or names.
constexpr std::uint64_t walk_read_limit = 16 * file_count_limit;

struct Folder {
  std::string path;  // with a slash at the end; empty: the root
  Inode inode;
};

FileKind kind_of(const sqfs_inode_generic_t& inode) {
  switch (inode.base.type) {
    case SQFS_INODE_DIR:
    case SQFS_INODE_EXT_DIR: return FileKind::folder;
    case SQFS_INODE_FILE:
    case SQFS_INODE_EXT_FILE: return FileKind::file;
    case SQFS_INODE_SLINK:
    case SQFS_INODE_EXT_SLINK: return FileKind::symlink;
    default: return FileKind::other;
  }
}

bool has_more_names(const sqfs_inode_generic_t& inode) {
  return inode.base.type == SQFS_INODE_EXT_FILE && inode.data.file_ext.nlink > 1;
}

// The name is counted, and NUL-terminated by the library.
std::string_view name_of(const sqfs_dir_entry_t& entry) {
  return {reinterpret_cast<const char*>(entry.name), std::size_t{entry.size} + 1};
}

bool is_name(std::string_view name) {
  return name != "." && name != ".." && name.find('/') == name.npos && name.find('\0') == name.npos;
}

}  // namespace

/// One pass through all folders. The library reads one folder at a time, so those below wait in a list.
class SquashfsFiles::Walk {
 public:
  Walk(Library& library, const VisitFile& visit) : library_(library), visit_(visit) {}

  Result<void> run() {
    sqfs_inode_generic_t* root = nullptr;
    if (auto done = step(); !done) return done;
    if (const int error = sqfs_dir_reader_get_root_inode(reader(), &root))
      return squashfs_failure(error, "reading the root folder");
    pending_.push_back({"", Inode(root)});
    while (!pending_.empty()) {
      const Folder folder = std::move(pending_.back());
      pending_.pop_back();
      if (auto done = list(folder); !done) return done;
    }
    return {};
  }

 private:
  sqfs_dir_reader_t* reader() const { return library_.directories.get(); }

  // What one call into the library may read comes off what the walk may.
  Result<void> step() {
    reads_ += granted_ - library_.file.reads_left;
    if (reads_ > walk_read_limit) return squashfs_failure(SQFS_ERROR_OVERFLOW, "listing the files");
    library_.file.reads_left = granted_ = squashfs_read_limit;
    return {};
  }

  Result<void> list(const Folder& folder) {
    if (auto done = step(); !done) return done;
    if (const int error = sqfs_dir_reader_open_dir(reader(), folder.inode.get(), 0))
      return squashfs_failure(error, oci::excerpt(folder.path));
    for (;;) {
      if (auto done = step(); !done) return done;
      sqfs_dir_entry_t* next = nullptr;
      const int status = sqfs_dir_reader_read(reader(), &next);
      const std::unique_ptr<sqfs_dir_entry_t, FreeMemory> entry(next);
      if (status > 0) return {};
      if (status < 0) return squashfs_failure(status, oci::excerpt(folder.path));
      if (auto done = take(folder, name_of(*entry)); !done) return done;
    }
  }

  Result<void> take(const Folder& folder, std::string_view name) {
    std::string path = folder.path + std::string(name);
    if (!is_name(name)) return fail(Code::invalid, "'{}' is no name of a file, want one", oci::excerpt(path));
    if (auto fine = check_path(path); !fine) return fine;
    if (++count_ > file_count_limit) return fail(Code::invalid, "more than {} files, want fewer", file_count_limit);
    sqfs_inode_generic_t* raw = nullptr;
    if (const int error = sqfs_dir_reader_get_inode(reader(), &raw)) return squashfs_failure(error, oci::excerpt(path));
    Inode inode(raw);
    if (auto done = show(path, *inode); !done) return done;
    if (kind_of(*inode) == FileKind::folder) pending_.push_back({path + "/", std::move(inode)});
    return {};
  }

  Result<void> show(const std::string& path, const sqfs_inode_generic_t& inode) {
    FileEntry entry{.path = path, .kind = kind_of(inode)};
    sqfs_u64 size = 0;
    if (entry.kind == FileKind::file && sqfs_inode_get_file_size(&inode, &size) == 0) entry.size_bytes = size;
    if (entry.kind == FileKind::symlink) entry.target = target_of(inode);
    if (has_more_names(inode)) {
      const auto [first, is_new] = names_.emplace(inode.base.inode_number, path);
      if (!is_new) entry = {.path = path, .kind = FileKind::hard_link, .target = first->second};
    }
    return visit_(entry, [&](std::uint64_t limit_bytes) -> Result<std::string> {
      if (entry.kind != FileKind::file) return std::string();
      if (auto done = step(); !done) return Failure(done.error());
      return library_.read(inode, path, std::min(limit_bytes, entry.size_bytes));
    });
  }

  Library& library_;
  const VisitFile& visit_;
  std::vector<Folder> pending_;
  std::map<std::uint32_t, std::string> names_;  ///< of files that have several, the first
  std::uint64_t count_ = 0, reads_ = 0;
  std::uint32_t granted_ = 0;
};

Result<void> SquashfsFiles::each(const VisitFile& visit) const {
  library_->file.reads_left = 0;
  return Walk(*library_, visit).run();
}

}  // namespace roadstead::image
