// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/forge/remote_repository.hpp"

namespace roadstead::forge {

/// That a commit has all that lies beside `folder` ("owner/repo") as one of `references` has it: commits, in the order
/// in which they are asked. Else Code::conflict, with the path of what differs.
Result<void> expect_inside(RemoteRepository& remote, const std::string& commit, const std::string& folder,
                           const std::vector<std::string>& references);

}  // namespace roadstead::forge
