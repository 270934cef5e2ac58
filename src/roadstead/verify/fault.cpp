// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/fault.hpp"

#include <algorithm>

namespace roadstead::verify {

using catalog::Severity;

// What nobody could tell is for a person to judge: it may be the network between.
static constexpr std::pair<std::string_view, Severity> rules[] = {
    {"object-missing", Severity::error}, {"object-denied", Severity::error}, {"object-unknown", Severity::review},
    {"object-size", Severity::error},    {"object-digest", Severity::error}, {"object-type", Severity::error},
    {"object-image", Severity::error},
};

std::optional<Fault> fault_of(std::string_view rule) {
  const auto* const at = std::ranges::find(rules, rule, &std::pair<std::string_view, Severity>::first);
  if (at == std::end(rules)) return std::nullopt;
  return Fault{at->first, at->second, {}};
}

}  // namespace roadstead::verify
