// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "roadstead/check/change.hpp"
#include "roadstead/source/git_change.hpp"

namespace roadstead::app {

/// What rules judge of the paths that differ between two trees, sorted. A built site is no metadata: all of it is the
/// one file that marks it. Where such a mark comes or goes, all that lies below leaves the registry, or comes into it.
std::vector<check::ChangedFile> changed_files(const std::vector<source::PathChange>& changes,
                                              const source::Tree& before, const source::Tree& after);

}  // namespace roadstead::app
