// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/print_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::cli {

using catalog::Finding;
using catalog::Findings;
using catalog::Severity;

// In UTF-8: control characters, and those that turn the direction of writing or do not show (Unicode, section 23.2).
static std::size_t steering_length(std::string_view rest) {
  const auto at = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
  if (at(0) < 0x20 || at(0) == 0x7F) return 1;
  if (at(0) == 0xC2 && at(1) >= 0x80 && at(1) < 0xA0) return 2;  // U+0080 to U+009F
  if (at(0) != 0xE2) return 0;
  if (at(1) == 0x80 && ((at(2) >= 0x8B && at(2) <= 0x8F) || (at(2) >= 0xA8 && at(2) <= 0xAE))) return 3;
  return at(1) == 0x81 && at(2) >= 0xA0 && at(2) <= 0xAF ? 3 : 0;  // U+2060 to U+206F
}

std::string escape_controls(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t steering = steering_length(text);
    if (steering == 0) out += text.front();
    if (steering == 2) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[1]));
    } else {
      for (std::size_t i = 0; i < steering; ++i) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i]));
    }
    text.remove_prefix(std::max<std::size_t>(steering, 1));
  }
  return out;
}

void flush_output() {
  if (std::fflush(stdout) != 0) throw std::system_error(errno, std::generic_category(), "standard output");
}

void say(std::string_view text) {
  for (const std::string_view line : split(text, '\n')) fmt::print(stderr, "{}\n", escape_controls(line));
}

std::string finding_text(const Finding& f) {
  const std::string place = f.line == 0 ? f.path : fmt::format("{}:{}:{}", f.path, f.line, f.column);
  return escape_controls(fmt::format("{}: {}: {} [{}]", place, severity_name(f.severity), f.message, f.rule));
}

// Workflow commands end at a line end and take '%' as an escape; their properties end at ',' and ':' too.
static std::string escape_github(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != special.npos)
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out;
}

std::string finding_github(const Finding& f) {
  std::string place = "file=" + escape_github(f.path, "%\r\n:,");
  if (f.line != 0) place += fmt::format(",line={},col={}", f.line, f.column);
  const std::string_view command = f.severity == Severity::error ? "error" : "warning";  // it knows no others
  return fmt::format("::{} {},title={}::{}", command, place, f.rule, escape_github(f.message, "%\r\n"));
}

std::uint64_t count(const Findings& findings, Severity severity) {
  return static_cast<std::uint64_t>(std::ranges::count(findings, severity, &Finding::severity));
}

void write_findings(JsonWriter& json, const Findings& findings) {
  json.key("findings").begin_array();
  for (const Finding& f : findings) {
    json.begin_object()
        .field("path", f.path)
        .field("line", std::uint64_t{f.line})
        .field("column", std::uint64_t{f.column});
    json.field("severity", severity_name(f.severity)).field("rule", f.rule).field("message", f.message).end_object();
  }
  json.end_array();
}

std::string findings_json(const Findings& findings) {
  std::string out;
  JsonWriter json(out);
  write_findings(json.begin_object(), findings);
  json.field("errors", count(findings, Severity::error));
  json.field("warnings", count(findings, Severity::warning)).end_object();
  return out + "\n";
}

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) {
  if (n == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", n, one) : fmt::format("{} {}", n, many);
}

std::string findings_summary(const Findings& findings) {
  const std::uint64_t reviews = count(findings, Severity::review);
  return counted(count(findings, Severity::error), "error") + ", " +
         (reviews == 0 ? "" : fmt::format("{} for review, ", reviews)) +
         counted(count(findings, Severity::warning), "warning");
}

}  // namespace roadstead::cli
