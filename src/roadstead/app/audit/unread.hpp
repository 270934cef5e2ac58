// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "roadstead/app/audit/audit_report.hpp"

namespace roadstead::app {

/// What an error keeps from being read: nobody can say of its objects that they have healed, or are named no more.
class Unread {
 public:
  /// `verified` is borrowed.
  explicit Unread(const Verified& verified);

  /// The object was not looked at, and the file that named it in the last report is left out.
  bool has(const ObjectName& object, const std::string& path) const;
  /// The collection, or a tag of it, is left out.
  bool is_of(std::string_view collection) const;

 private:
  bool was_looked_at(const ObjectName& object) const;

  const Verified& verified_;
  std::set<std::string, std::less<>> collections_;  ///< as a whole
  std::set<std::pair<std::string, std::string>> tags_;
};

}  // namespace roadstead::app
