// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/audit/audit_report.hpp"

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

/// What the findings call for, sorted; one for each mirror that was looked at and has nothing wrong with it. A tag is
/// yanked when each address of its image, or of a layer that no document has an address of, is missing, and was in the
/// last report. Former states are left alone, for history is not rewritten, and so is what may be there under another
/// architecture alone.
std::vector<Repair> repairs_of(const Verified& verified, const std::vector<Broken>& broken);

/// The README of a tag with its repairs; what does not fit it (any more) changes nothing. Code::invalid when it is
/// broken.
Result<std::string> repaired(std::string_view path, const std::string& readme, const std::vector<Repair>& repairs);

}  // namespace roadstead::app
