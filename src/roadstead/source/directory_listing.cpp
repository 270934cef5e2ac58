// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/directory_listing.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <optional>
#include <string>

#include "roadstead/base/open_beneath.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/base/site_marker.hpp"

namespace roadstead::source {

namespace {

constexpr int depth_limit = 32;

/// What one thread lists.
class Part {
 public:
  /// What lies below a folder of the walk goes into `folders` instead, where that is not null.
  explicit Part(std::vector<std::string>* folders = nullptr) : folders_(folders) {}

  void list(int parent, const char* name, const std::string& path, int depth);
  void sort() { std::ranges::sort(listing.entries, {}, &Entry::path); }
  void absorb(Part&& other);

  DirectoryListing listing;
  std::optional<Error> error;

 private:
  void read_items(int fd, const std::string& path, int depth);
  void add(int fd, const dirent64& item, const std::string& path, int depth);

  /// What was found before a folder was begun.
  struct Before {
    std::size_t entries, folders;
    std::optional<Error> error;
  };
  void forget(const Before& before);

  std::vector<std::string>* folders_;
};

// The type and permissions of an item; of what is no file the listing alone says enough, on most file systems.
mode_t mode_of(int directory, const dirent64& item) {
  if (item.d_type != DT_REG && item.d_type != DT_UNKNOWN) return DTTOIF(item.d_type);
  struct stat info;
  return ::fstatat(directory, item.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 ? info.st_mode : 0;
}

Kind kind_of(mode_t mode) {
  if (S_ISLNK(mode)) return Kind::symlink;
  if (!S_ISREG(mode)) return Kind::other;
  return (mode & S_IXUSR) != 0 ? Kind::executable : Kind::file;
}

void Part::list(int parent, const char* name, const std::string& path, int depth) {
  if (depth > depth_limit) {
    error = Error{Code::invalid, fmt::format("{}: more than {} folders deep", path, depth_limit), {}};
    return;
  }
  const FileHandle folder = open_beneath(parent, name, O_RDONLY | O_DIRECTORY);
  if (folder)
    read_items(folder.get(), path, depth);
  else
    error = fail_errno(errno, path).value();
}

// Not readdir(): its fdopendir() costs three more calls for each folder, and most folders hold one file.
void Part::read_items(int fd, const std::string& path, int depth) {
  const Before before{listing.entries.size(), folders_ == nullptr ? 0 : folders_->size(), error};
  alignas(dirent64) char buffer[8192];
  for (;;) {
    const ssize_t size = ::getdents64(fd, buffer, sizeof buffer);
    if (size < 0) error = fail_errno(errno, path).value();
    if (size <= 0) return;
    for (ssize_t at = 0; at < size;) {
      const auto& item = *reinterpret_cast<const dirent64*>(buffer + at);
      at += item.d_reclen;
      // A site that was built inside its own registry, whose metadata it is not.
      if (!path.empty() && item.d_name == site_marker) return forget(before);
      add(fd, item, path, depth);
    }
  }
}

void Part::forget(const Before& before) {
  listing.entries.resize(before.entries);
  if (folders_ != nullptr) folders_->resize(before.folders);
  error = before.error;
}

void Part::add(int fd, const dirent64& item, const std::string& path, int depth) {
  const std::string_view name = item.d_name;
  if (name == "." || name == ".." || (path.empty() && is_outside_registry(name))) return;
  std::string item_path = path.empty() ? std::string(name) : path + "/" + item.d_name;
  const mode_t mode = mode_of(fd, item);
  if (!S_ISDIR(mode))
    listing.entries.push_back({listing.text.keep(item_path), kind_of(mode), 0});
  else if (folders_ != nullptr)
    folders_->push_back(std::move(item_path));
  else
    list(fd, item.d_name, item_path, depth + 1);
}

void Part::absorb(Part&& other) {
  auto& entries = other.listing.entries;
  listing.entries.insert(listing.entries.end(), entries.begin(), entries.end());
  entries = {};
  listing.text.absorb(std::move(other.listing.text));
  if (other.error) error = std::move(other.error);
}

// As their files' paths stand: those of "a.b" before those of "a".
bool is_before(std::string_view a, std::string_view b) {
  const std::size_t common = std::min(a.size(), b.size());
  if (const int order = a.substr(0, common).compare(b.substr(0, common)); order != 0) return order < 0;
  const auto next = [&](std::string_view path) { return path.size() > common ? path[common] : '/'; };
  return a.size() != b.size() && static_cast<unsigned char>(next(a)) < static_cast<unsigned char>(next(b));
}

// Lists the folders of one depth on all threads, run by run, and returns those that lie in them, in order.
std::vector<std::string> list_level(int root, const std::vector<std::string>& above, int depth, unsigned jobs,
                                    Part& part) {
  constexpr std::size_t run_length = 64;
  std::vector<std::vector<std::string>> folders((above.size() + run_length - 1) / run_length);
  std::vector<Part> runs;
  for (auto& below : folders) runs.emplace_back(&below);
  parallel_for(runs.size(), jobs, [&](std::size_t i) {
    for (std::size_t at = i * run_length; at < std::min(above.size(), (i + 1) * run_length); ++at)
      runs[i].list(root, above[at].empty() ? "." : above[at].c_str(), above[at], depth);
    std::ranges::sort(folders[i], is_before);
  });
  for (Part& run : runs) part.absorb(std::move(run));
  std::vector<std::string> all;
  for (auto& below : folders) std::ranges::move(below, std::back_inserter(all));
  return all;
}

// Runs of folders follow one another in order; the few files above them lie in between.
DirectoryListing join(std::vector<Part>& runs, Part& top) {
  Part below;
  for (Part& run : runs) below.absorb(std::move(run));
  DirectoryListing all{.text = std::move(below.listing.text)};
  all.text.absorb(std::move(top.listing.text));
  const auto& entries = below.listing.entries;
  all.entries.reserve(entries.size() + top.listing.entries.size());
  std::ranges::merge(entries, top.listing.entries, std::back_inserter(all.entries), {}, &Entry::path, &Entry::path);
  for (std::uint32_t i = 0; i < all.entries.size(); ++i) all.entries[i].index = i;
  return all;
}

}  // namespace

Result<DirectoryListing> list_files(int root, unsigned jobs) {
  Part top;  // files of the first two levels: owners and repositories are walked level by level, what lies below whole
  const auto owners = list_level(root, {""}, 0, jobs, top);
  const auto repositories = list_level(root, owners, 1, jobs, top);
  constexpr std::size_t run_length = 64;
  std::vector<Part> runs((repositories.size() + run_length - 1) / run_length);
  parallel_for(runs.size(), jobs, [&](std::size_t i) {
    for (std::size_t r = i * run_length; r < std::min(repositories.size(), (i + 1) * run_length); ++r)
      runs[i].list(root, repositories[r].c_str(), repositories[r], 2);
    runs[i].sort();
  });
  top.sort();
  for (const Part& run : runs)
    if (run.error) return Failure(*run.error);
  if (top.error) return Failure(*top.error);
  return join(runs, top);
}

}  // namespace roadstead::source
