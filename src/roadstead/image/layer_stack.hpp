// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "roadstead/image/file_entry.hpp"

namespace roadstead::image {

/// Decides which entries of an image's layers a container sees (image-spec layer.md, "Whiteouts"). The layers come from
/// the top down, so that each entry is judged once, when it is read.
class LayerStack {
 public:
  /// What comes next belongs to the layer below.
  void next_layer();

  /// Takes note of an entry: whether it is seen. A whiteout is not. Code::invalid beyond file_count_limit.
  Result<bool> add(std::string_view path, FileKind kind);

 private:
  struct Taken {
    std::uint32_t layer;
    bool is_folder;
  };

  bool is_hidden_below(std::string_view folder);
  bool judge_folder(std::string_view folder) const;
  void add_folders_of(std::string_view path);

  std::uint32_t layer_ = 0;
  std::unordered_map<std::string, Taken> taken_;
  std::unordered_set<std::string> removed_, emptied_;          ///< by the layers above
  std::vector<std::string> removed_here_, emptied_here_;       ///< by this one: its own entries are seen
  std::string folder_;                                         ///< that was judged last,
  bool folder_is_hidden_ = false, has_judged_folder_ = false;  ///< and how
};

}  // namespace roadstead::image
