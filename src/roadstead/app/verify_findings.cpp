// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/verify_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/check/locate.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::app {

static std::string message_of(const Faulty& faulty) {
  std::string message = faulty.fault.message;
  if (faulty.object.is_mirror()) message = "mirror " + message;
  if (faulty.object.places > 1) message += fmt::format(" (so say {} places)", faulty.object.places);
  return message;
}

// Their lines are read once more: findings are rare.
std::vector<ObjectFinding> findings_of(const source::Tree& tree, std::span<const Faulty> all) {
  std::vector<ObjectFinding> findings;
  const auto reader = tree.reader();
  for (const Faulty& faulty : all) {
    const verify::Object& object = faulty.object;
    const source::Entry& entry = tree.entries()[object.entry];
    const std::string key = object.key();
    const auto at = key.empty() ? catalog::Position{0, 0} : check::locate(*reader, entry, key);
    findings.push_back(
        {{std::string(entry.path), at.line, at.column, faulty.fault.severity, faulty.fault.rule, message_of(faulty)},
         object.has_digest ? object.digest.text() : "",
         net::redacted(object.url),
         object.places});
  }
  std::ranges::sort(findings);
  return findings;
}

}  // namespace roadstead::app
