// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/remote_repository.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::forge {

Result<RemoteRepository> RemoteRepository::open(const std::filesystem::path& folder, GitRemote remote) {
  auto git = GitFolder::create(folder, std::move(remote));
  if (!git) return Failure(git.error());
  return RemoteRepository(std::move(*git));
}

// Lines as "<id>\trefs/heads/main".
Result<std::map<std::string, std::string>> RemoteRepository::heads(const std::vector<std::string>& branches) {
  constexpr std::string_view prefix = "refs/heads/";
  std::vector<std::string> words{"ls-remote", "--quiet", "origin"};
  for (const std::string& branch : branches) words.push_back(std::string(prefix) + branch);
  auto lines = git_.remote(std::move(words));
  if (!lines) return Failure(lines.error());
  std::map<std::string, std::string> heads;
  for (const std::string_view line : split(*lines, '\n')) {
    const auto tab = line.find('\t');
    if (tab == line.npos || !line.substr(tab + 1).starts_with(prefix)) continue;
    heads.emplace(line.substr(tab + 1 + prefix.size()), line.substr(0, tab));
  }
  return heads;
}

// The line "ref: refs/heads/main\tHEAD" comes first.
Result<std::string> RemoteRepository::default_branch() {
  auto lines = git_.remote({"ls-remote", "--quiet", "--symref", "origin", "HEAD"});
  if (!lines) return Failure(lines.error());
  constexpr std::string_view prefix = "ref: refs/heads/";
  const std::string line = first_line(*lines);
  if (!line.starts_with(prefix))
    return fail(Code::not_found, "{}: the repository has no branch, want one that proposals are made to",
                without_credentials(git_.address()));
  return line.substr(prefix.size(), line.find('\t') - prefix.size());
}

Result<void> RemoteRepository::fetch_commit(const std::string& id, unsigned depth) {
  auto done = git_.remote({"fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--filter=tree:0",
                           fmt::format("--depth={}", depth), "origin", id});
  if (!done) return Failure(done.error());
  return {};
}

// As git itself does for an object that it misses, but for these alone: git's own fetch takes all trees below one.
Result<void> RemoteRepository::fetch(const std::vector<std::string>& ids, std::string_view filter) {
  auto done =
      git_.remote({"-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head",
                   "--recurse-submodules=no", fmt::format("--filter={}", filter), "--stdin", "origin"},
                  fmt::format("{}\n", fmt::join(ids, "\n")));
  if (!done) return Failure(done.error());
  return {};
}

bool RemoteRepository::has(const std::string& id) const { return git_.local({"cat-file", "-e", id}).has_value(); }

// The id of the entry `name` in the listing of a tree, as "<mode> <type> <id>\t<name>\0".
static std::optional<std::string> tree_entry(std::string_view listing, std::string_view name) {
  for (const std::string_view line : split(listing, '\0')) {
    const auto tab = line.find('\t');
    if (tab == line.npos || line.substr(tab + 1) != name) continue;
    const auto words = split(line.substr(0, tab), ' ');
    if (words.size() == 3 && words[1] == "tree") return std::string(words[2]);
  }
  return std::nullopt;
}

Result<std::optional<std::string>> RemoteRepository::tree_of(const std::string& commit, const std::string& folder) {
  auto tree = git_.local({"rev-parse", "--verify", commit + "^{commit}"});
  if (!tree) return Failure(tree.error());
  auto header = git_.local({"cat-file", "commit", first_line(*tree)});
  if (!header) return Failure(header.error());
  std::string id = first_line(*header).substr(std::string_view("tree ").size());
  for (const std::string_view part : split(folder, '/')) {
    if (part.empty()) continue;
    if (!has(id))
      if (auto done = fetch({id}, "tree:0"); !done) return Failure(done.error());
    auto listing = git_.local({"ls-tree", "-z", id});
    if (!listing) return Failure(listing.error());
    const auto next = tree_entry(*listing, part);
    if (!next) return std::optional<std::string>();
    id = *next;
  }
  return std::optional(id);
}

static Listing parse_listing(std::string_view text) {
  Listing files;
  for (const std::string_view line : split(text, '\0')) {
    const auto tab = line.find('\t');
    if (tab == line.npos) continue;
    const auto words = split(line.substr(0, tab), ' ');
    files.emplace(line.substr(tab + 1), GitFile{std::string(words[0]), std::string(words[2])});
  }
  return files;
}

Result<Listing> RemoteRepository::list(const std::string& commit, const std::string& folder) {
  auto tree = tree_of(commit, folder);
  if (!tree) return Failure(tree.error());
  if (!*tree) return Listing();
  const auto all = [&] { return git_.local({"ls-tree", "-r", "-z", **tree}); };
  auto text = has(**tree) ? all() : Result<std::string>(fail(Code::not_found, "{}", **tree));
  if (!text) {
    if (auto done = fetch({**tree}, "blob:none"); !done) return Failure(done.error());
    text = all();
  }
  if (!text) return Failure(text.error());
  return parse_listing(*text);
}

// One fetch and one git for all: a thousand trees must not need a thousand of them. Lines as "<id> tree"; an entry
// that is not there, or is no folder, is the empty id.
Result<std::vector<std::string>> RemoteRepository::folders_in(std::vector<std::string> trees, std::string_view name) {
  std::erase(trees, "");
  std::string asked;
  for (const std::string& tree : trees) asked += fmt::format("{}:{}\n", tree, name);
  if (trees.empty()) return std::vector<std::string>{""};
  if (auto done = fetch(trees, "tree:0"); !done) return Failure(done.error());
  const auto lines = git_.local({"cat-file", "--batch-check=%(objectname) %(objecttype)"}, std::move(asked));
  if (!lines) return Failure(lines.error());
  std::vector<std::string> ids;
  for (const std::string_view line : split(trim(*lines), '\n'))
    ids.emplace_back(line.ends_with(" tree") ? line.substr(0, line.find(' ')) : "");
  return ids;
}

Result<std::vector<Listing>> RemoteRepository::list_each(std::vector<std::string> trees, const std::string& folder) {
  const auto keep_one_of_each = [&] {
    std::ranges::sort(trees);
    trees.erase(std::unique(trees.begin(), trees.end()), trees.end());
  };
  keep_one_of_each();
  for (const std::string_view part : split(folder, '/')) {
    auto below = folders_in(std::move(trees), part);
    if (!below) return Failure(below.error());
    trees = std::move(*below);
    keep_one_of_each();
  }
  std::vector<Listing> listings;
  if (std::erase(trees, "") != 0) listings.emplace_back();
  if (trees.empty()) return listings;
  if (auto done = fetch(trees, "blob:none"); !done) return Failure(done.error());
  for (const std::string& tree : trees) {
    const auto text = git_.local({"ls-tree", "-r", "-z", tree});
    if (!text) return Failure(text.error());
    listings.push_back(parse_listing(*text));
  }
  return listings;
}

Result<Listing> RemoteRepository::entries(const std::string& commit, const std::string& folder) {
  const auto tree = tree_of(commit, folder);
  if (!tree) return Failure(tree.error());
  if (!*tree) return Listing();
  if (!has(**tree))
    if (auto done = fetch({**tree}, "tree:0"); !done) return Failure(done.error());
  const auto text = git_.local({"ls-tree", "-z", **tree});
  if (!text) return Failure(text.error());
  return parse_listing(*text);
}

Result<void> RemoteRepository::fetch_blobs(std::vector<std::string> ids) {
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::erase_if(ids, [&](const std::string& id) { return has(id); });
  if (ids.empty()) return {};
  return fetch(ids, "blob:none");
}

Result<std::string> RemoteRepository::read(const std::string& id) const { return git_.local({"cat-file", "blob", id}); }

}  // namespace roadstead::forge
