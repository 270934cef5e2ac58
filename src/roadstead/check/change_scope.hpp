// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/check/change.hpp"

namespace roadstead::check {

/// Which part of a registry a change touches.
struct ChangeScope {
  std::vector<std::string> collections;     ///< sorted; one, where all is well
  std::vector<const ChangedFile*> outside;  ///< of no collection: settings, workflows, owners' folders
  std::string collection() const { return collections.size() == 1 ? collections.front() : std::string(); }
};

ChangeScope scope_of(const Change& change);

/// The collection that a path lies in, before or afterwards; empty: none.
std::string_view collection_of(const Change& change, std::string_view path);

}  // namespace roadstead::check
