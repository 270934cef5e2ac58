// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/layer_stack.hpp"

namespace roadstead::image {

static constexpr std::string_view whiteout = ".wh.", metadata = ".wh..wh.", opaque = ".wh..wh..opq";

static std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

static std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

static std::string inside(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty()) path += '/';
  return path.append(name);
}

void LayerStack::next_layer() {
  ++layer_;
  removed_.insert(removed_here_.begin(), removed_here_.end());
  emptied_.insert(emptied_here_.begin(), emptied_here_.end());
  removed_here_.clear();
  emptied_here_.clear();
  has_judged_folder_ = false;
}

// A layer above has removed or emptied it, or put something else in its place; the same of every folder above it.
bool LayerStack::judge_folder(std::string_view folder) const {
  for (;; folder = folder_of(folder)) {
    const std::string name(folder);
    if (emptied_.contains(name) || removed_.contains(name)) return true;
    if (folder.empty()) return false;
    const auto taken = taken_.find(name);
    if (taken != taken_.end() && !taken->second.is_folder && taken->second.layer < layer_) return true;
  }
}

bool LayerStack::is_hidden_below(std::string_view folder) {
  if (!has_judged_folder_ || folder_ != folder) {
    folder_is_hidden_ = judge_folder(folder);
    folder_ = folder;
    has_judged_folder_ = true;
  }
  return folder_is_hidden_;
}

// Where a layer has files, it has their folders, whether it says so or not.
void LayerStack::add_folders_of(std::string_view path) {
  for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder))
    if (!taken_.try_emplace(std::string(folder), Taken{layer_, true}).second) return;
}

Result<bool> LayerStack::add(std::string_view path, FileKind kind) {
  const std::string_view folder = folder_of(path), name = name_of(path);
  if (name == opaque) emptied_here_.emplace_back(folder);
  if (name.starts_with(metadata)) return false;
  if (is_hidden_below(folder)) return false;
  if (name.starts_with(whiteout)) {
    removed_here_.push_back(inside(folder, name.substr(whiteout.size())));
    return false;
  }
  if (removed_.contains(std::string(path))) return false;
  if (!taken_.try_emplace(std::string(path), Taken{layer_, kind == FileKind::folder}).second) return false;
  if (taken_.size() > file_count_limit) return fail(Code::invalid, "more than {} files, want fewer", file_count_limit);
  add_folders_of(path);
  return true;
}

}  // namespace roadstead::image
