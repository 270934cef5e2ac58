// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::test {

enum class FileKind { file, executable, symlink, submodule };

struct TreeFile {
  FileKind kind = FileKind::file;
  std::string path;
  std::string bytes;  ///< of a symlink its target, of a submodule its commit

  auto operator<=>(const TreeFile&) const = default;
};

/// A tree, and what a test has to say of it, in one text that people read:
///
///   What this case shows: text before the first section.
///   === path/of/a/file
///   its lines
///   === symlink path        (also: executable, submodule)
///   the target
///   === note expect         (a note: no part of the tree)
///   lines for the test
///
/// Everywhere "\xNN" is a byte, "\\" a backslash, "\{1000|text}" the text a thousand
/// times, and a backslash at the end of a line joins it with the next one.
struct TreeText {
  std::string about;
  std::vector<TreeFile> files;
  std::vector<std::pair<std::string, std::string>> notes;  ///< name → text

  /// The note's text; empty when there is none.
  std::string note(std::string_view name) const;
};

Result<TreeText> parse_tree_text(std::string_view text);

/// The text of a file below test/.
Result<TreeText> read_tree_text(const std::string& name);

}  // namespace roadstead::test
