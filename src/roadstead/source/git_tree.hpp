// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "roadstead/source/tree.hpp"

namespace roadstead::source {

/// The files of one revision, read from git's objects by the `git` program, without a checkout.
/// `revision` is anything that names a commit or a tree. Of a commit, a `repository` that is a folder inside of one
/// means what was below that folder.
Result<std::unique_ptr<Tree>> open_git_tree(const std::string& repository, const std::string& revision);

/// The id of the tree that open_git_tree() would read; a server watches it to see a push.
Result<std::string> resolve_revision(const std::string& repository, const std::string& revision);

}  // namespace roadstead::source
