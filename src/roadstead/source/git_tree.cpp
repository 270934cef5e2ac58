// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/git_tree.hpp"

#include <vector>

#include "roadstead/base/process.hpp"
#include "roadstead/source/git_change.hpp"
#include "roadstead/source/git_reader.hpp"

namespace roadstead::source {

namespace {

class GitTree : public Tree {
 public:
  GitTree(std::string repository, std::string listing)
      : repository_(std::move(repository)), listing_(std::move(listing)) {}

  std::span<const Entry> entries() const override { return entries_; }
  std::unique_ptr<Reader> reader() const override { return make_git_reader(repository_, ids_); }
  const BuiltSites& sites() const override { return sites_; }

  // "<mode> <type> <id>\t<path>\0", already in the order of the paths' bytes.
  Result<void> parse() {
    if (auto done = for_each_line([&](std::string_view, std::string_view path) { sites_.note(path); }); !done)
      return done;
    return for_each_line([&](std::string_view head, std::string_view path) {
      if (!sites_.has(path)) add(head, path);
    });
  }

 private:
  template <class Take>
  Result<void> for_each_line(Take take) const {
    for (std::string_view rest = listing_; !rest.empty();) {
      const std::size_t end = rest.find('\0');
      const std::string_view line = rest.substr(0, end);
      const std::size_t tab = line.find('\t');
      if (end == rest.npos || tab == line.npos) return fail(Code::internal, "git ls-tree printed '{}'", line);
      take(line.substr(0, tab), line.substr(tab + 1));
      rest.remove_prefix(end + 1);
    }
    return {};
  }

  static Kind kind_of(std::string_view mode) {
    if (mode == "100644") return Kind::file;
    if (mode == "100755") return Kind::executable;
    if (mode == "120000") return Kind::symlink;
    return mode == "160000" ? Kind::submodule : Kind::other;
  }

  void add(std::string_view head, std::string_view path) {
    if (is_outside_registry(path.substr(0, path.find('/')))) return;
    entries_.push_back({path, kind_of(head.substr(0, head.find(' '))), static_cast<std::uint32_t>(entries_.size())});
    ids_.push_back(head.substr(head.rfind(' ') + 1));
  }

  std::string repository_, listing_;
  std::vector<Entry> entries_;
  ObjectIds ids_;
  BuiltSites sites_;
};

}  // namespace

static Result<std::unique_ptr<Tree>> list_tree(const std::string& repository, const std::string& id,
                                               const std::vector<std::string>& paths) {
  constexpr std::size_t listing_limit = std::size_t{4} << 30;
  std::vector<std::string> words{"git", "--literal-pathspecs", "-C", repository, "ls-tree", "-r",
                                 "-z",  "--full-tree",         id};
  if (!paths.empty()) words.emplace_back("--");
  words.insert(words.end(), paths.begin(), paths.end());
  auto listing = run({.arguments = std::move(words)}, listing_limit);
  if (!listing) return Failure(listing.error());
  auto tree = std::make_unique<GitTree>(repository, std::move(*listing));
  if (auto done = tree->parse(); !done) return Failure(done.error());
  return tree;
}

Result<std::unique_ptr<Tree>> open_git_tree(const std::string& repository, const std::string& revision) {
  auto id = resolve_revision(repository, revision);
  if (!id) return Failure(id.error());
  auto tree = list_tree(repository, *id, {});
  if (!tree) return wrap(tree.error(), "listing " + repository + "@" + revision);
  return tree;
}

Result<std::unique_ptr<Tree>> open_git_paths(const std::string& repository, const std::string& tree,
                                             const std::vector<std::string>& paths) {
  auto opened = list_tree(repository, tree, paths);
  if (!opened) return wrap(opened.error(), "listing " + repository + "@" + tree);
  return opened;
}

}  // namespace roadstead::source
