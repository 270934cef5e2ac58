// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/memory_tree.hpp"

#include <vector>

namespace roadstead::source {

namespace {

class MemoryTree : public Tree {
 public:
  explicit MemoryTree(MemoryFiles files) : files_(std::move(files)) {
    for (const auto& [path, file] : files_) sites_.note(path);
    for (const auto& [path, file] : files_)
      if (!is_outside_registry(std::string_view(path).substr(0, path.find('/'))) && !sites_.has(path))
        entries_.push_back({path, file.first, static_cast<std::uint32_t>(entries_.size())});
  }

  std::span<const Entry> entries() const override { return entries_; }
  const BuiltSites& sites() const override { return sites_; }
  std::unique_ptr<Reader> reader() const override;
  const MemoryFiles& files() const { return files_; }

 private:
  MemoryFiles files_;
  std::vector<Entry> entries_;
  BuiltSites sites_;
};

class MemoryReader : public Reader {
 public:
  explicit MemoryReader(const MemoryTree& tree) : tree_(tree) {}

  Result<std::string_view> read(const Entry& entry, std::uint64_t limit_bytes) override {
    if (entry.kind == Kind::symlink) return fail(Code::invalid, "is a symbolic link, which is never followed");
    const auto file = tree_.files().find(std::string(entry.path));
    if (file == tree_.files().end()) return fail(Code::not_found, "{}: not in the tree", entry.path);
    const std::string& bytes = file->second.second;
    if (bytes.size() > limit_bytes) return fail(Code::invalid, "{} bytes, want at most {}", bytes.size(), limit_bytes);
    return std::string_view(bytes);
  }

 private:
  const MemoryTree& tree_;
};

std::unique_ptr<Reader> MemoryTree::reader() const { return std::make_unique<MemoryReader>(*this); }

}  // namespace

std::unique_ptr<Tree> make_memory_tree(MemoryFiles files) { return std::make_unique<MemoryTree>(std::move(files)); }

}  // namespace roadstead::source
