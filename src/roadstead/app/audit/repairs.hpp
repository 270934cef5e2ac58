// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/audit/audit_report.hpp"

namespace roadstead::app {

/// What the findings call for, sorted; one for each mirror that was looked at and has nothing wrong with it. A tag is
/// yanked when each address of its image, or of a layer that no document has an address of, is missing, and was in the
/// last report. What that one `proposed` stays where nobody could tell of the object now. Former states are left alone,
/// for history is not rewritten, and so is what may be there under another architecture alone.
std::vector<Repair> repairs_of(const Verified& verified, const std::vector<Broken>& broken,
                               const std::set<Repair>& proposed);

/// The README of a tag with its repairs; what does not fit it (any more) changes nothing. Code::invalid when it is
/// broken.
Result<std::string> repaired(std::string_view path, const std::string& readme, const std::vector<Repair>& repairs);

}  // namespace roadstead::app
