// SPDX-License-Identifier: Apache-2.0
// A state file: what is read, written and read again is the same.
#include "require.hpp"
#include "roadstead/verify/state.hpp"

using roadstead::fuzz::require;
using roadstead::verify::parse_state;
using roadstead::verify::state_line;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parsed = parse_state(roadstead::fuzz::text_of(data, size));
  if (!parsed) return 0;
  require(parsed->whole_bytes <= size);
  std::string written(roadstead::verify::state_head);
  for (const auto& key : parsed->state.sound) written += state_line(key, {});
  for (const auto& [key, fault] : parsed->state.faults) written += state_line(key, fault);
  const auto again = parse_state(written);
  require(again.has_value());
  require(again->whole_bytes == written.size());
  require(again->state.sound == parsed->state.sound);
  require(again->state.faults.size() == parsed->state.faults.size());
  for (const auto& [key, fault] : parsed->state.faults) {
    const auto known = again->state.find(key);
    require(known.fault && known.fault->rule == fault.rule);
  }
  return 0;
}
