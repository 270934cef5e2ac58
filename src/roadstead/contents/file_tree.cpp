// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/file_tree.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "roadstead/oci/printable.hpp"

namespace roadstead::contents {

using image::FileKind;

FileTree::FileTree(std::uint64_t text_limit_bytes) : nodes_(1), text_limit_bytes_(text_limit_bytes) {}

std::string_view FileTree::keep(std::string_view text) {
  text_bytes_ += text.size();
  return arena_.keep(oci::printable(text));
}

std::uint32_t FileTree::append(std::uint32_t parent, std::string_view name, FileKind kind) {
  nodes_.push_back({.name = keep(name), .parent = parent, .depth = nodes_[parent].depth + 1, .kind = kind});
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

// Folders come before what is in them, after it, or not at all.
std::uint32_t FileTree::folder_at(std::string_view path) {
  if (path.empty()) return 0;
  if (const auto known = folders_.find(std::string(path)); known != folders_.end()) return known->second;
  const std::size_t slash = path.rfind('/');
  const std::uint32_t parent = folder_at(slash == path.npos ? "" : path.substr(0, slash));
  const std::uint32_t made = append(parent, path.substr(slash + 1), FileKind::folder);
  folders_.emplace(path, made);
  text_bytes_ += path.size();
  return made;
}

Result<void> FileTree::add(const image::FileEntry& entry) {
  if (entry.kind == FileKind::folder) {
    folder_at(entry.path);
  } else {
    const std::size_t slash = entry.path.rfind('/');
    const std::uint32_t parent = folder_at(slash == entry.path.npos ? "" : entry.path.substr(0, slash));
    Node& node = nodes_[append(parent, entry.path.substr(slash + 1), entry.kind)];
    node.size_bytes = entry.size_bytes;
    node.target = keep(entry.target);
  }
  if (text_bytes_ <= text_limit_bytes_) return {};
  return fail(Code::invalid, "names and targets of more than {} bytes, want at most that", text_limit_bytes_);
}

void FileTree::sort() {
  order_.resize(nodes_.size() - 1);
  std::iota(order_.begin(), order_.end(), 1u);
  std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [](const Node& n) { return std::tie(n.parent, n.name, n.kind, n.size_bytes, n.target); };
    return key(nodes_[a]) < key(nodes_[b]);
  });
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    Node& folder = nodes_[nodes_[order_[i]].parent];
    if (folder.children++ == 0) folder.first_child = i;
  }
}

void FileTree::sum_up(std::size_t most) {
  std::vector<std::size_t> at_depth;
  for (const Node& node : nodes_) {
    at_depth.resize(std::max<std::size_t>(at_depth.size(), node.depth + 1));
    ++at_depth[node.depth];
  }
  std::size_t depth = 0, kept = 0;  // all names down to this depth fit, and those below do not
  while (depth + 1 < at_depth.size() && kept + at_depth[depth + 1] <= most) kept += at_depth[++depth];
  std::vector<Node*> last;
  for (Node& node : nodes_)
    if (node.kind == FileKind::folder && node.children != 0 && node.depth >= depth) {
      node.is_summed = true;
      if (node.depth == depth) last.push_back(&node);
    }
  std::ranges::sort(last, {}, [](const Node* node) { return std::tie(node->children, node->first_child); });
  for (Node* const folder : last) {
    if (kept + folder->children > most) break;
    kept += folder->children;
    folder->is_summed = false;
  }
}

void FileTree::finish(std::size_t most) {
  sort();
  if (nodes_.size() - 1 > most) sum_up(most);
  const auto count = [&](auto& self, const Node& folder) -> void {
    if (folder.is_summed) {
      ++summed_;
      return;
    }
    for (std::size_t i = 0; i < folder.children; ++i) self(self, child(folder, i));
  };
  count(count, nodes_.front());
}

Totals FileTree::totals_of(const Node& folder) const {
  Totals totals;
  for (std::size_t i = 0; i < folder.children; ++i) {
    const Node& node = child(folder, i);
    switch (node.kind) {
      case FileKind::file: ++totals.files; break;
      case FileKind::symlink:
      case FileKind::hard_link: ++totals.links; break;
      case FileKind::other: ++totals.others; break;
      case FileKind::folder: {
        const Totals below = totals_of(node);
        totals.files += below.files;
        totals.folders += below.folders + 1;
        totals.links += below.links;
        totals.others += below.others;
        totals.bytes += below.bytes;
      }
    }
    totals.bytes += node.kind == FileKind::file ? node.size_bytes : 0;
  }
  return totals;
}

}  // namespace roadstead::contents
