// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/base/error.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::app {

/// Which registry a query asks, and for what in it.
struct Place {
  std::string registry = ".";
  std::string reference;
  bool guessed = false;  ///< one word, which is no registry: so a reference into the registry here
};

/// Reads the words of `list` and `show`; both may be empty. One word is the registry when there is one at that path,
/// else a reference: a folder "owner/repo" of the registry here is no registry of its own.
Result<Place> find_place(const std::string& first, const std::string& second, unsigned jobs);

/// A tree with settings of a registry, or with collections below its top.
bool is_registry(const source::Tree& tree);

}  // namespace roadstead::app
