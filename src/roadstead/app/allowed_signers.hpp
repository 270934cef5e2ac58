// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/temporary_folder.hpp"

namespace roadstead::app {

/// Keys whose signatures count for one purpose, in a file as ssh-keygen(1) and git read it (ALLOWED SIGNERS). The file
/// goes with this.
class AllowedSigners {
 public:
  /// `purpose` is the signatures' namespace: "git" of commits.
  static Result<AllowedSigners> write(const std::set<std::string>& keys, std::string_view purpose);

  std::string file() const;
  /// One for each key, so that an answer that names the principal names the key.
  std::vector<std::string> principals() const;
  /// nullopt: no key has it.
  std::optional<std::string> key_of(std::string_view principal) const;

 private:
  AllowedSigners(TemporaryFolder folder, std::vector<std::string> keys)
      : folder_(std::move(folder)), keys_(std::move(keys)) {}

  TemporaryFolder folder_;
  std::vector<std::string> keys_;
};

}  // namespace roadstead::app
