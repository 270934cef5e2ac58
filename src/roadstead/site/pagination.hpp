// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

/// A list of names in order, of which only what is asked for is looked at: {"name":…,"tags":[…]} or
/// {"repositories":[…]}.
struct NameList {
  std::string name;  ///< of the collection whose tags these are; else empty
  std::string_view key;
  std::function<Result<std::vector<std::string>>(std::string_view last, std::size_t most)> after;
};

/// The request is for a part of a list.
inline bool is_for_part(const Request& request) { return !request.n.empty() || !request.last.empty(); }

/// What `request` asks for with n and last, and a Link to the next page (distribution-spec, "Listing Tags"). An n that
/// is no number is Code::invalid.
Result<Answer> paginate(const Request& request, const NameList& list);

}  // namespace roadstead::site
