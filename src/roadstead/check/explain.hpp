// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace roadstead::check {

/// What a rule is for. Each is a sentence or some in one line, but the example, which may have several lines.
struct Explanation {
  std::string_view rule;
  std::string_view why;
  std::string_view example;  ///< what it fires at: lines of a README, a path, or what was done
  std::string_view mend;
};

/// Of a rule of check::rules(); nullptr where there is no such rule.
const Explanation* explanation_of(std::string_view rule);

}  // namespace roadstead::check
