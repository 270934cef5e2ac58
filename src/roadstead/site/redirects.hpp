// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace roadstead::site {

/// A _redirects file: lines of "<path> <address> 302".
class Redirects {
 public:
  explicit Redirects(std::string text);

  /// The address of a path; empty when it has none. The view lives as long as this does.
  std::string_view find(std::string_view path) const;

 private:
  std::unique_ptr<const std::string> text_;                           ///< stays where it is when this is moved
  std::vector<std::pair<std::string_view, std::string_view>> rules_;  ///< sorted by path
};

}  // namespace roadstead::site
