// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/os_release.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::contents {

// Quoted as a shell takes it; what would need an escape does not stand in these values.
static std::string value_of(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
    text = text.substr(1, text.size() - 2);
  return text.size() > package_text_limit_bytes ? std::string() : oci::printable(text);
}

System parse_os_release(std::string_view text) {
  System system;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t equals = line.find('=');
    if (equals == line.npos) continue;
    const std::string_view key = line.substr(0, equals);
    if (key == "ID") system.id = value_of(line.substr(equals + 1));
    if (key == "VERSION_ID") system.version = value_of(line.substr(equals + 1));
    if (key == "PRETTY_NAME") system.name = value_of(line.substr(equals + 1));
  }
  return system;
}

}  // namespace roadstead::contents
