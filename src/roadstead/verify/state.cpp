// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/state.hpp"

#include <algorithm>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/one_line.hpp"

namespace roadstead::verify {

static constexpr std::size_t key_digits = 2 * std::tuple_size_v<ObjectKey>;

State::Known State::find(const ObjectKey& key) const {
  if (const auto at = faults.find(key); at != faults.end()) return {true, at->second};
  return {std::ranges::binary_search(sound, key)};
}

std::string state_line(const ObjectKey& key, const std::optional<Fault>& fault) {
  std::string line = to_hex(key) + ' ';
  if (!fault) return line + "ok\n";
  return line.append(fault->rule) + ' ' + one_line(fault->message) + '\n';
}

static void read_line(std::string_view line, State& state) {
  ObjectKey key{};
  if (line.size() <= key_digits || line[key_digits] != ' ' || !from_hex(line.substr(0, key_digits), key)) return;
  line.remove_prefix(key_digits + 1);
  if (line == "ok") return state.sound.push_back(key);
  const auto blank = line.find(' ');
  auto fault = fault_of(line.substr(0, blank));
  if (!fault || blank == line.npos) return;
  fault->message = line.substr(blank + 1);
  state.faults.insert_or_assign(key, std::move(*fault));
}

Result<ParsedState> parse_state(std::string_view text) {
  ParsedState parsed;
  if (text.size() < state_head.size() && state_head.starts_with(text)) return parsed;  // empty, or killed at once
  if (!text.starts_with(state_head))
    return fail(Code::invalid, "no state of a verification, want it to begin with '{}'",
                state_head.substr(0, state_head.size() - 1));
  parsed.whole_bytes = state_head.size();
  for (auto end = text.find('\n', parsed.whole_bytes); end != text.npos; end = text.find('\n', parsed.whole_bytes)) {
    read_line(text.substr(parsed.whole_bytes, end - parsed.whole_bytes), parsed.state);
    parsed.whole_bytes = end + 1;
  }
  std::ranges::sort(parsed.state.sound);
  return parsed;
}

}  // namespace roadstead::verify
