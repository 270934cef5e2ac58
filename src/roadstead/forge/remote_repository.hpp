// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/forge/git_folder.hpp"

namespace roadstead::forge {

/// A file of a git tree: its mode as git writes it ("100644") and the id of its blob.
struct GitFile {
  std::string mode, id;
  bool operator==(const GitFile&) const = default;
};

/// All files below a folder by their paths relative to it.
using Listing = std::map<std::string, GitFile>;

/// A remote repository of which only what is asked for comes here: the commit, the trees on the way to one folder, and
/// the blobs that are read. A server that knows no partial clones (protocol v2, "filter") sends the whole last commit.
class RemoteRepository {
 public:
  static Result<RemoteRepository> open(const std::filesystem::path& folder, GitRemote remote);

  /// The commits that branches point to now; one that is not there has no entry. An empty name means the branch that
  /// the remote's HEAD names, and is answered under that name.
  Result<std::map<std::string, std::string>> heads(const std::vector<std::string>& branches);
  /// The name of the branch that HEAD stands for.
  Result<std::string> default_branch();

  /// Fetches a commit and up to `depth` - 1 of those before it, without their files.
  Result<void> fetch_commit(const std::string& id, unsigned depth);

  /// The files below `folder` ("owner/repo") of a fetched commit; none when it has no such folder.
  Result<Listing> list(const std::string& commit, const std::string& folder);

  /// What `folder` held in these top trees, each listing once; the empty one where a tree has no such folder.
  Result<std::vector<Listing>> list_each(std::vector<std::string> trees, const std::string& folder);

  /// What lies directly in `folder` ("" is the top) of a fetched commit, folders too: their mode is "040000".
  Result<Listing> entries(const std::string& commit, const std::string& folder);

  Result<void> fetch_blobs(std::vector<std::string> ids);
  /// The bytes of a blob that was fetched.
  Result<std::string> read(const std::string& id) const;

  const GitFolder& git() const { return git_; }

 private:
  explicit RemoteRepository(GitFolder git) : git_(std::move(git)) {}
  Result<void> fetch(const std::vector<std::string>& ids, std::string_view filter);
  bool has(const std::string& id) const;
  Result<std::vector<std::string>> folders_in(std::vector<std::string> trees, std::string_view name);
  Result<std::optional<std::string>> tree_of(const std::string& commit, const std::string& folder);

  GitFolder git_;
};

}  // namespace roadstead::forge
