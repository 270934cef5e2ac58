// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/process.hpp"

namespace roadstead::forge {

/// A git repository somewhere. What opens its door stands in the environment, where no list of processes shows it.
struct GitRemote {
  std::string address;                   ///< URL, user@host:path, or a path of this machine
  std::vector<std::string> environment;  ///< "NAME=value" for every git that talks to it
};

/// A bare repository of our own whose remote `origin` is a GitRemote. It holds what was fetched and nothing else:
/// only commands that are said to may use the network, so a missing object is never fetched behind our back.
class GitFolder {
 public:
  /// What an earlier run left in `folder` is removed.
  static Result<GitFolder> create(const std::filesystem::path& folder, GitRemote remote);

  /// What the command printed. Code::invalid with git's own words.
  Result<std::string> local(std::vector<std::string> words, std::string input = {}) const;
  /// The same with settings of the environment.
  Result<std::string> local_with(std::vector<std::string> environment, std::vector<std::string> words,
                                 std::string input) const;

  /// A command that talks to the remote. Code::denied, Code::not_found or Code::unavailable by what git says of it.
  Result<std::string> remote(std::vector<std::string> words, std::string input = {}) const;
  /// Fetches the remote's `ref` into the folder's ref `into`. False: the remote is there, and has no such ref.
  Result<bool> fetch_ref(const std::string& ref, const std::string& into) const;
  /// As remote(), whatever its status.
  Result<Ended> remote_to_end(std::vector<std::string> words, std::string input = {}) const;

  const std::string& address() const { return remote_.address; }

 private:
  GitFolder(std::filesystem::path folder, GitRemote remote) : folder_(std::move(folder)), remote_(std::move(remote)) {}
  Failure refusal(const Ended& ended) const;
  Command command(std::vector<std::string> words, std::vector<std::string> environment, std::string input) const;

  std::filesystem::path folder_;
  GitRemote remote_;
};

/// What stands before the first end of line.
std::string first_line(std::string text);

}  // namespace roadstead::forge
