// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/forge/remote_repository.hpp"

namespace roadstead::forge {

/// One file of a change: its new bytes, or nothing where it goes away. Paths are relative to the change's folder.
struct FileChange {
  std::string path;
  std::optional<std::string> bytes;
};

/// The files that a change starts from: those of the base, with what its branch proposes already.
class CurrentFiles {
 public:
  CurrentFiles(RemoteRepository& remote, Listing files, Listing base_files)
      : remote_(remote), files_(std::move(files)), base_files_(std::move(base_files)) {}
  const Listing& listing() const { return files_; }
  /// The base has another file of this name, or none: what is here waits to be merged.
  bool is_proposed(const std::string& path) const;
  /// Fetches the bytes of files in one go, those of the base too; names that are not there are passed over.
  Result<void> expect(const std::vector<std::string>& paths);
  /// nullopt: it is not there.
  Result<std::optional<std::string>> read(const std::string& path) { return read(files_, path); }
  /// As the base has it.
  Result<std::optional<std::string>> read_base(const std::string& path) { return read(base_files_, path); }

 private:
  Result<std::optional<std::string>> read(const Listing& files, const std::string& path);

  RemoteRepository& remote_;
  Listing files_, base_files_;
};

/// Says what shall change. It is asked anew when somebody else has pushed in between.
using MakeChange = std::function<Result<std::vector<FileChange>>(CurrentFiles& current)>;

struct ChangeSettings {
  std::string base;                   ///< the branch that the change is proposed to; empty: the remote's default
  std::string branch;                 ///< the branch of the change
  std::string folder;                 ///< all that it may touch: "owner/repo"
  std::string message;                ///< of the commit
  std::vector<std::string> identity;  ///< environment of `git commit-tree`: GIT_AUTHOR_NAME=… and the like
  bool sign = false;                  ///< as git's user.signingkey says
};

struct Pushed {
  enum class Done {
    pushed,     ///< the branch has a new commit
    unchanged,  ///< the branch proposes just this already
    nothing     ///< the base has it all
  };
  Done done = Done::nothing;
  std::string base;                  ///< branch
  std::string commit;                ///< of the branch; empty where there is nothing
  Listing base_files, files;         ///< of the folder: in the base, and with all that is proposed
  std::vector<std::string> said;     ///< what hooks of the registry said of the push, line by line
  std::vector<std::string> dropped;  ///< folders that the branch proposed and the base has changed since
};

/// What a change would start from.
Result<CurrentFiles> current_files(RemoteRepository& remote, const ChangeSettings& settings);

/// Makes one commit on top of the base that holds the change and all that the branch proposed before and is not merged,
/// and pushes it to the branch. Who pushes in between is never undone: the change is then made anew on top of theirs.
/// Code::conflict when that happens again and again, or when the branch was made by something else and cannot be
/// understood; Code::denied when the server refuses the push.
Result<Pushed> push_change(RemoteRepository& remote, const ChangeSettings& settings, const MakeChange& make);

}  // namespace roadstead::forge
