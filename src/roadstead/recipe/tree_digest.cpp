// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/tree_digest.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

#include "roadstead/base/file.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/open_beneath.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::recipe {

namespace fs = std::filesystem;

namespace {

std::string text_of(const Sha256& hash) { return "sha256:" + to_hex(hash); }

Result<void> add_bytes(const FileHandle& file, Sha256Stream& hash) {
  std::array<char, 65536> piece;
  for (;;) {
    const ssize_t n = ::read(file.get(), piece.data(), piece.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(errno, "reading a file of the work tree");
    if (n == 0) return {};
    hash.update({piece.data(), static_cast<std::size_t>(n)});
  }
}

// Each part of the text says how long it is, so that no two trees have one text.
class TreeHash {
 public:
  explicit TreeHash(const fs::path& folder)
      : folder_(folder), root_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}

  Result<void> add(const std::string& path, std::string_view name) {
    std::error_code none;
    if (!fs::is_symlink(fs::symlink_status(folder_ / path, none))) return add_file(path, name);
    hash_.update(fmt::format("link {} {}\n", name.size(), name));
    hash_.update(fs::read_symlink(folder_ / path, none).string() + "\n");
    const fs::path target = fs::weakly_canonical(folder_ / path, none).lexically_relative(fs::canonical(folder_, none));
    const bool is_inside = !target.empty() && *target.begin() != "..";
    return is_inside && fs::is_regular_file(folder_ / target, none) ? add_file(target.string(), {}) : Result<void>();
  }

  std::string finish() { return text_of(hash_.finish()); }

 private:
  Result<void> add_file(const std::string& path, std::string_view name) {
    const FileHandle file = open_beneath(root_.get(), path.c_str(), O_RDONLY | O_NONBLOCK);
    struct stat info;
    if (!file || ::fstat(file.get(), &info) != 0) return fail_errno(errno, (folder_ / path).string());
    const char mode = (info.st_mode & S_IXUSR) != 0 ? 'x' : '-';
    hash_.update(fmt::format("file {} {} {} {}\n", mode, name.size(), name, info.st_size));
    return add_bytes(file, hash_);
  }

  fs::path folder_;
  FileHandle root_;
  Sha256Stream hash_;
};

bool is_file(const fs::path& path) {
  std::error_code none;
  return fs::is_regular_file(path, none);
}

// The listed paths that are `path` or lie below it.
std::vector<std::string> listed(const WorkTree& tree, const std::string& path) {
  if (path == ".") return {tree.files.begin(), tree.files.end()};
  if (tree.files.contains(path)) return {path};
  const std::string below = path + "/";
  std::vector<std::string> paths;
  for (auto at = tree.files.lower_bound(below); at != tree.files.end() && at->starts_with(below); ++at)
    paths.push_back(*at);
  return paths;
}

}  // namespace

std::string digest_of(std::string_view bytes) { return text_of(sha256(bytes)); }

Result<std::string> file_digest(const fs::path& file) {
  auto handle = open_for_reading(file);
  if (!handle) return Failure(handle.error());
  Sha256Stream hash;
  if (auto done = add_bytes(*handle, hash); !done) return Failure(done.error());
  return text_of(hash.finish());
}

Result<std::string> tree_digest(const WorkTree& tree, const std::string& path) {
  std::vector<std::string> paths = listed(tree, path);
  if (paths.empty() && is_file(tree.folder / path)) paths.push_back(path);
  if (paths.empty()) return std::string();
  TreeHash hash(tree.folder);
  for (const std::string& file : paths) {
    // The name within what is copied: a file that is a source itself has none.
    const std::string_view name = path == "." ? file : std::string_view(file).substr(path.size());
    if (auto done = hash.add(file, name); !done) return Failure(done.error());
  }
  return hash.finish();
}

}  // namespace roadstead::recipe
