// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "roadstead/check/change.hpp"

// Who proposes a change, held against who owns something on its base.
namespace roadstead::check {

using Owners = std::span<const catalog::Owner>;

/// The forge says that one of them is among those who propose.
bool has_author(Owners owners, const Change& change);
bool has_key(Owners owners);
bool has_key(Owners owners, std::string_view key);
/// There are commits, and a key of the owners has signed each.
bool are_signed_by(Owners owners, const Change& change);

/// A team of which nobody has asked yet whether those who propose are of it, where that decides: then who merges asks,
/// and judges once more. Null: there is nothing to ask.
const catalog::Owner* deferred_team(Owners owners, const Change& change);

}  // namespace roadstead::check
