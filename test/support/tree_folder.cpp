// SPDX-License-Identifier: Apache-2.0
#include "support/tree_folder.hpp"

#include <fmt/format.h>

#include <fstream>

#include "roadstead/base/file.hpp"
#include "roadstead/base/process.hpp"

namespace roadstead::test {

namespace fs = std::filesystem;

static void write_one(const TreeFile& file, const fs::path& path) {
  fs::create_directories(path.parent_path());
  if (file.kind == FileKind::submodule) return void(fs::create_directories(path));
  if (file.kind == FileKind::symlink) return fs::create_symlink(file.bytes, path);
  std::ofstream(path, std::ios::binary) << file.bytes;
  if (file.kind == FileKind::executable) fs::permissions(path, fs::perms::owner_exec, fs::perm_options::add);
}

void write_folder(std::span<const TreeFile> files, const fs::path& root) {
  fs::create_directories(root);
  for (const TreeFile& file : files) write_one(file, root / file.path);
}

static std::string_view mode_of(FileKind kind) {
  switch (kind) {
    case FileKind::file: return "100644";
    case FileKind::executable: return "100755";
    case FileKind::symlink: return "120000";
    case FileKind::submodule: return "160000";
  }
  return {};
}

// git-fast-import(1), "Input Format".
static std::string import_commit(std::string_view branch, std::span<const TreeFile> files) {
  std::string stream =
      fmt::format("commit refs/heads/{}\ncommitter Test <test@example.org> 0 +0000\ndata 5\ntest\n", branch);
  if (branch != "main") stream += "from refs/heads/main\ndeleteall\n";
  for (const TreeFile& file : files) {
    if (file.kind == FileKind::submodule)
      stream += fmt::format("M 160000 {} {}\n", file.bytes, file.path);
    else
      stream +=
          fmt::format("M {} inline {}\ndata {}\n{}\n", mode_of(file.kind), file.path, file.bytes.size(), file.bytes);
  }
  return stream;
}

static Result<void> import(const std::string& commits, const fs::path& repository) {
  auto made =
      run({.arguments = {"git", "init", "--quiet", "--bare", "--initial-branch=main", repository.string()}}, 10000);
  if (!made) return Failure(made.error());
  auto git = Process::start({.arguments = {"git", "-C", repository.string(), "fast-import", "--quiet", "--done"}});
  if (!git) return Failure(git.error());
  if (auto done = write_all(git->input(), commits + "done\n"); !done) return done;
  git->close_input();
  return git->finish();
}

Result<void> write_git(std::span<const TreeFile> files, const fs::path& repository) {
  return import(import_commit("main", files), repository);
}

Result<void> write_git(std::span<const TreeFile> base, std::span<const TreeFile> head, const fs::path& repository) {
  return import(import_commit("main", base) + import_commit("head", head), repository);
}

std::map<std::string, std::string> read_folder(const fs::path& root) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& item : fs::recursive_directory_iterator(root)) {
    const std::string name = item.path().lexically_relative(root).string();
    if (item.is_symlink())
      files[name] = "(symlink)";
    else if (item.is_regular_file())
      files[name] = read_file(item.path(), std::uint64_t{1} << 30).value_or("(unreadable)");
    else if (!item.is_directory())
      files[name] = "(other)";
  }
  return files;
}

}  // namespace roadstead::test
