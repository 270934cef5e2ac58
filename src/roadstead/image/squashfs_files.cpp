// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/squashfs_files.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/base/text.hpp"
#include "roadstead/image/squashfs.hpp"
#include "roadstead/image/squashfs_image.hpp"

namespace roadstead::image {

int SquashfsFiles::Library::open_compressor() {
  sqfs_compressor_config_t config;
  const auto id = static_cast<SQFS_COMPRESSOR>(super.compression_id);
  if (const int error = sqfs_compressor_config_init(&config, id, super.block_size, SQFS_COMP_FLAG_UNCOMPRESS))
    return error;
  sqfs_compressor_t* created = nullptr;
  if (const int error = sqfs_compressor_create(&config, &created)) return error;
  compressor.reset(created);
  return super.flags & SQFS_FLAG_COMPRESSOR_OPTIONS ? created->read_options(created, &file.base) : 0;
}

int SquashfsFiles::Library::open() {
  if (const int error = sqfs_super_read(&super, &file.base)) return error;
  if (const int error = open_compressor()) return error;
  directories.reset(sqfs_dir_reader_create(&super, compressor.get(), &file.base, 0));
  data.reset(sqfs_data_reader_create(&file.base, super.block_size, compressor.get(), 0));
  if (!directories || !data) return SQFS_ERROR_ALLOC;
  return sqfs_data_reader_load_fragment_table(data.get(), &super);
}

int SquashfsFiles::Library::find(const std::string& path, Inode& inode) const {
  sqfs_inode_generic_t* found = nullptr;
  const int error = sqfs_dir_reader_find_by_path(directories.get(), nullptr, path.c_str(), &found);
  inode.reset(found);
  return error;
}

Result<std::string> SquashfsFiles::Library::read(const sqfs_inode_generic_t& inode, std::string_view path,
                                                 std::uint64_t size_bytes) const {
  std::string bytes(size_bytes, '\0');
  for (std::size_t done = 0; done < bytes.size();) {
    const sqfs_s32 n = sqfs_data_reader_read(data.get(), &inode, done, bytes.data() + done,
                                             static_cast<sqfs_u32>(bytes.size() - done));
    if (n <= 0) return squashfs_failure(n < 0 ? n : SQFS_ERROR_OUT_OF_BOUNDS, path);
    done += static_cast<std::size_t>(n);
  }
  return bytes;
}

static bool is_symlink(const sqfs_inode_generic_t& inode) {
  return inode.base.type == SQFS_INODE_SLINK || inode.base.type == SQFS_INODE_EXT_SLINK;
}

std::string_view target_of(const sqfs_inode_generic_t& inode) {
  return {reinterpret_cast<const char*>(inode.extra), inode.data.slink.target_size};
}

// Components in reverse, so that the next one stands at the back.
static void push_components(std::vector<std::string>& pending, std::string_view path) {
  const auto parts = split(path, '/');
  pending.insert(pending.end(), parts.rbegin(), parts.rend());
}

// libsquashfs follows no symlink by itself, so that the path is walked here, one component at a time.
Result<Inode> SquashfsFiles::Library::resolve(std::string_view path) const {
  std::vector<std::string> pending;
  push_components(pending, path);
  std::string walked;
  Inode inode;
  for (int symlinks = 0; !pending.empty();) {
    const std::string part = std::move(pending.back());
    pending.pop_back();
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (!walked.empty()) walked.erase(walked.rfind('/'));
      inode.reset();  // a directory at best
      continue;
    }
    const int error = find(walked + "/" + part, inode);
    if (error == SQFS_ERROR_NO_ENTRY || error == SQFS_ERROR_NOT_DIR) return Inode();
    if (error) return squashfs_failure(error, path);
    if (!is_symlink(*inode)) {
      walked += "/" + part;
      continue;
    }
    if (++symlinks > squashfs_symlink_limit)
      return fail(Code::invalid, "{}: more than {} symlinks, want fewer", path, squashfs_symlink_limit);
    if (target_of(*inode).starts_with('/')) walked.clear();
    push_components(pending, target_of(*inode));
  }
  return inode;
}

SquashfsFiles::SquashfsFiles(std::unique_ptr<Library> library) : library_(std::move(library)) {}
SquashfsFiles::SquashfsFiles(SquashfsFiles&&) noexcept = default;
SquashfsFiles& SquashfsFiles::operator=(SquashfsFiles&&) noexcept = default;
SquashfsFiles::~SquashfsFiles() = default;

Result<SquashfsFiles> SquashfsFiles::open(const Reader& reader) {
  if (auto squashfs = parse_squashfs(reader); !squashfs) return Failure(squashfs.error());
  auto library = std::make_unique<Library>(reader);
  if (const int error = library->open()) return squashfs_failure(error, "opening the squashfs");
  return SquashfsFiles(std::move(library));
}

Result<std::optional<std::string>> SquashfsFiles::read(std::string_view path, Extent extent,
                                                       std::uint64_t limit_bytes) const {
  library_->file.reads_left = squashfs_read_limit;
  auto inode = library_->resolve(path);
  if (!inode) return Failure(inode.error());
  if (!*inode) return std::optional<std::string>();
  sqfs_u64 size = 0;
  if (sqfs_inode_get_file_size(inode->get(), &size)) return squashfs_failure(SQFS_ERROR_NOT_FILE, path);
  if (extent == Extent::whole && size > limit_bytes)
    return fail(Code::invalid, "{}: {} bytes, want at most {}", path, size, limit_bytes);
  auto bytes = library_->read(**inode, path, std::min<std::uint64_t>(size, limit_bytes));
  if (!bytes) return Failure(bytes.error());
  return std::optional<std::string>(std::move(*bytes));
}

}  // namespace roadstead::image
