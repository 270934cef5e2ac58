// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/source/built_sites.hpp"

namespace roadstead::source {

enum class Kind : std::uint8_t { file, executable, symlink, submodule, other };

/// One file of a tree. `path` is relative, '/'-separated, as the file system or git spells it: it may
/// be bytes that are not UTF-8.
struct Entry {
  std::string_view path;
  Kind kind = Kind::file;
  std::uint32_t index = 0;  ///< its place in Tree::entries()
};

/// Reads files of one tree, on one thread.
class Reader {
 public:
  virtual ~Reader() = default;
  /// All bytes of an entry; the view lives until the next call. More than `limit_bytes` is
  /// Code::invalid, and nothing of it is kept. A symlink is never followed.
  virtual Result<std::string_view> read(const Entry& entry, std::uint64_t limit_bytes) = 0;
  /// Says which entries will be read next, in that order. Only a hint: git can then answer ahead.
  virtual void expect(std::span<const Entry>) {}
};

/// The files of one commit, or of a directory as it stands.
class Tree {
 public:
  virtual ~Tree() = default;
  /// Sorted by the bytes of their paths.
  virtual std::span<const Entry> entries() const = 0;
  virtual std::unique_ptr<Reader> reader() const = 0;
  /// Those that it leaves out. Of a directory, nobody asks: none.
  virtual const BuiltSites& sites() const;
};

/// Directories are read as they stand: names that begin with '.' or '_' at the top are no part of
/// a registry (.git, .github, _layouts, ...) and are left out, in git trees too. So are built sites.
bool is_outside_registry(std::string_view top_name);

/// The index of `path` in the tree's entries, or -1.
std::ptrdiff_t find(const Tree& tree, std::string_view path);

/// Where a tree is: a directory as it stands, or a revision of a git repository.
struct Location {
  std::string path;
  std::string revision;  ///< empty for a directory
};

/// Reads "DIR" or "REPO@REV"; a bare repository without @REV means HEAD. REPO may be a folder inside of a repository.
Result<Location> locate(const std::string& where);

/// Opens "DIR" (as it stands) or "REPO@REV" (a commit, tag or tree of a git repository, or what one of its folders
/// was in it, without a checkout).
Result<std::unique_ptr<Tree>> open_tree(const std::string& where, unsigned jobs);

}  // namespace roadstead::source
