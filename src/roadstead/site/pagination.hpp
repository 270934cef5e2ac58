// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

/// Cuts a full list, {"name":…,"tags":[…]} or {"repositories":[…]}, to what `request` asks for with n and
/// last, and names the next page in a Link (distribution-spec, "Listing Tags"). Entries are in order.
/// An n that is no number is Code::invalid.
Result<void> paginate(const Request& request, Answer& answer);

}  // namespace roadstead::site
