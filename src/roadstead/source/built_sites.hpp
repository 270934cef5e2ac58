// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string_view>

namespace roadstead::source {

/// The folders of a listing that hold built sites. A site may lie inside its own registry, whose metadata it
/// is not; a tree leaves it out.
class BuiltSites {
 public:
  /// Every path of the listing, in any order, before the first question. Borrowed.
  void note(std::string_view path);
  /// The outermost of them that `path` lies in, with the slash at its end; empty: none.
  std::string_view site_of(std::string_view path) const;
  /// Whether `path` lies in one of them.
  bool has(std::string_view path) const { return !site_of(path).empty(); }

 private:
  std::set<std::string_view> folders_;  ///< with the slash at the end
};

}  // namespace roadstead::source
