// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/app/govern/merge_pulls.hpp"

namespace roadstead::app {

/// What tells our comment from others'. No reader shows it.
inline constexpr std::string_view comment_marker = "<!-- roadstead merge -->";

/// What is said on a pull request that was judged, in Markdown. Same outcome, same text: it names the head, and not the
/// base, which moves with every merge.
std::string comment_text(const PullOutcome& outcome);

}  // namespace roadstead::app
