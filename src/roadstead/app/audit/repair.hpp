// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace roadstead::app {

/// What would mend a tag of the base.
struct Repair {
  enum class Action : std::uint8_t {
    mirror,  ///< the good mirror's address goes first, and the broken one takes its place
    yank     ///< the image is nowhere any more
  };
  std::string collection, tag;
  Action action = Action::mirror;
  std::string digest;        ///< "sha256:<hex>"
  std::string broken, good;  ///< addresses; no good one of a yank

  auto operator<=>(const Repair&) const = default;
};

std::string_view action_name(Repair::Action action);

}  // namespace roadstead::app
