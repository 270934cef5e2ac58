// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/verify/fault.hpp"
#include "roadstead/verify/object_key.hpp"

namespace roadstead::verify {

/// What an earlier part of a run found.
struct State {
  std::vector<ObjectKey> sound;  ///< sorted
  std::map<ObjectKey, Fault> faults;

  /// Nothing is known; or what is wrong, perhaps nothing.
  struct Known {
    bool is_known = false;
    std::optional<Fault> fault{};
  };
  Known find(const ObjectKey& key) const;
};

/// The first line of a state file.
constexpr std::string_view state_head = "roadstead verify 1\n";

/// One object as a line: its key, then "ok" or the rule and the message.
std::string state_line(const ObjectKey& key, const std::optional<Fault>& fault);

/// Reads all whole lines; `whole_bytes` is where the last one ends. A line that is none of ours is left out: its object
/// is asked again. Code::invalid when the first line is another's: it may be a file that somebody needs.
struct ParsedState {
  State state;
  std::size_t whole_bytes = 0;
};
Result<ParsedState> parse_state(std::string_view text);

}  // namespace roadstead::verify
