// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace roadstead::source {

/// The folders of a listing that hold built sites. A site may lie inside its own registry, whose metadata it
/// is not; a tree leaves it out.
class BuiltSites {
 public:
  /// Every path of the listing, in any order, before the first question.
  void note(std::string_view path);
  /// Whether `path` lies in one of them.
  bool has(std::string_view path) const;

 private:
  std::vector<std::string_view> folders_;  ///< with the slash at the end
};

}  // namespace roadstead::source
