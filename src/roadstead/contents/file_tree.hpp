// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "roadstead/base/arena.hpp"
#include "roadstead/image/file_entry.hpp"

namespace roadstead::contents {

/// What stands in a folder, and below.
struct Totals {
  std::uint64_t files = 0, folders = 0, links = 0, others = 0, bytes = 0;
};

/// One name in the tree. The root is node 0 and has none.
struct Node {
  std::string_view name;    ///< printable
  std::string_view target;  ///< of a link; printable
  std::uint64_t size_bytes = 0;
  std::uint32_t parent = 0;
  std::uint32_t depth = 0;                      ///< of what is in the root: 1
  std::uint32_t first_child = 0, children = 0;  ///< places in order(); after finish()
  image::FileKind kind = image::FileKind::folder;
  bool is_summed = false;  ///< a folder that is told by its totals alone
};

/// Of names, targets of links and paths of folders, in one image.
inline constexpr std::uint64_t tree_text_limit_bytes = 256 << 20;

/// The files of an image, as folders in folders. About 80 bytes for each besides its name.
class FileTree {
 public:
  FileTree() : FileTree(tree_text_limit_bytes) {}
  explicit FileTree(std::uint64_t text_limit_bytes);
  /// Code::invalid when all texts are beyond the limit.
  Result<void> add(const image::FileEntry& entry);

  /// Sorts each folder by name. When there are more than `most` names, the deepest folders are summed up, and of the
  /// last depth that fits in part those with most names.
  void finish(std::size_t most);

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& child(const Node& folder, std::size_t i) const { return nodes_[order_[folder.first_child + i]]; }
  std::uint64_t summed() const { return summed_; }  ///< how many folders are told by their totals
  Totals totals_of(const Node& folder) const;

 private:
  std::uint32_t folder_at(std::string_view path);
  std::string_view keep(std::string_view text);
  std::uint32_t append(std::uint32_t parent, std::string_view name, image::FileKind kind);
  void sort();
  void sum_up(std::size_t most);

  Arena arena_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> order_;
  std::unordered_map<std::string, std::uint32_t> folders_;
  std::uint64_t summed_ = 0, text_bytes_ = 0, text_limit_bytes_;
};

}  // namespace roadstead::contents
