// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::catalog {

/// An error keeps an entry out of the site, and a change out of the registry; a warning does neither. Of a change,
/// review means that a person must look.
enum class Severity : std::uint8_t { warning, review, error };

/// "error", "review" or "warning"
constexpr std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::warning: return "warning";
    case Severity::review: return "review";
    case Severity::error: return "error";
  }
  return {};
}

/// Something that a rule has to say about one place of a registry tree. Findings are data: they are
/// collected, sorted and shown at the end.
struct Finding {
  std::string path;          ///< relative to the tree
  std::uint32_t line = 0;    ///< from 1; 0 when the finding is about the whole file
  std::uint32_t column = 0;  ///< from 1; 0 likewise
  Severity severity = Severity::error;
  std::string_view rule;  ///< id of a row of check::rules(), a literal
  std::string message;    ///< what is wrong and what was wanted

  auto operator<=>(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

bool has_errors(const Findings& findings);

}  // namespace roadstead::catalog
