// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/app/govern/bare_repository.hpp"
#include "roadstead/base/environment.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::app {

/// Who pushes to a repository on this machine: ROADSTEAD_AUTHOR ("user:12345", several with blanks between), which the
/// ssh server sets for each key, else the user's number on this machine. Signatures are looked at besides.
Result<std::vector<check::Author>> push_authors(const Environment& environment);

/// Notes who pushed a commit, so that it can be judged again when it is merged later.
Result<void> note_authors(const BareRepository& repository, const std::string& head,
                          const std::vector<check::Author>& authors);
/// Whom note_authors() was told; empty: nobody.
Result<std::vector<check::Author>> noted_authors(const BareRepository& repository, const std::string& head);

/// Once it is merged, nobody asks any more.
Result<void> forget_authors(const BareRepository& repository, const std::string& head);

}  // namespace roadstead::app
