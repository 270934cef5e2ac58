// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/forge/merge_folders.hpp"
#include "roadstead/forge/push_change.hpp"

namespace roadstead::forge {

/// Where a change starts: what the remote's two branches hold of its folder at this moment.
struct StartingPoint {
  std::string base;                     ///< branch
  std::string base_commit;              ///< where it is
  std::optional<std::string> proposed;  ///< commit of the change's branch; nullopt: it is not there
  Listing base_files, proposed_files;
  bool is_on_base = false;  ///< the folder of the base is as it was when the branch was made from it
  Merged current;
};

/// The last line of a commit's message says which commit of the base its files were made from.
inline constexpr std::string_view base_trailer = "Proposed-On: ";

Result<StartingPoint> find_starting_point(RemoteRepository& remote, const ChangeSettings& settings);

}  // namespace roadstead::forge
