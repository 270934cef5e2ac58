// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string>

#include "require.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/forge/event.hpp"

using namespace roadstead;
using fuzz::require;

// Lines of NAME=VALUE, an empty line, and the event file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t end = std::min(text.find("\n\n"), text.size());
  std::map<std::string, std::string, std::less<>> variables;
  for (const std::string_view line : split(text.substr(0, end), '\n')) {
    const std::size_t sign = std::min(line.find('='), line.size());
    variables.emplace(line.substr(0, sign), line.substr(std::min(sign + 1, line.size())));
  }
  const Environment environment = [&](std::string_view name) -> std::optional<std::string> {
    const auto at = variables.find(name);
    if (at == variables.end() || at->second.empty()) return std::nullopt;
    return at->second;
  };
  const auto event = forge::read_event(
      environment, [&](const std::string&) -> Result<std::string> { return std::string(text.substr(end)); });
  if (!event) return 0;
  require(!event->branch.empty() && one_line(event->branch) == event->branch);
  require(event->branch.size() <= size);
  require(event->head_owner.find(':') == std::string::npos);
  return 0;
}
