// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/withheld_text.hpp"

#include <fmt/format.h>

#include "roadstead/cli/print_findings.hpp"

namespace roadstead::cli {

std::string withheld_text(const app::Withheld& withheld) {
  std::string text;
  for (const auto& [reason, group] : withheld.groups)
    text += escape_controls(fmt::format("withheld from {}: {} ({}{}): {}", catalog::api_name(reason.first),
                                        counted(group.count, "tag"), fmt::join(group.first, ", "),
                                        group.count > group.first.size() ? ", ..." : "", reason.second)) +
            "\n";
  return text;
}

}  // namespace roadstead::cli
