// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/hub_row.hpp"

namespace roadstead::app {

/// What a row breaks: a rule of `check`, and how.
struct Refusal {
  std::string_view rule;
  std::string message;
};

/// Why no tree can hold a row; nullopt when one can, as far as no other row stands in its way.
std::optional<Refusal> refusal_of(const HubRow& row);

/// Empties the fields that no tree can hold but an image does not need, and says of each why.
std::vector<Refusal> drop_bad_fields(HubRow& row);

}  // namespace roadstead::app
