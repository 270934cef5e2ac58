// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/print_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/json_writer.hpp"

namespace roadstead::cli {

using catalog::Finding;
using catalog::Findings;
using catalog::Severity;

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::warning: return "warning";
    case Severity::review: return "review";
    case Severity::error: return "error";
  }
  return {};
}

static bool is_control(unsigned char c, unsigned char before) {
  return c < 0x20 || c == 0x7F || (before == 0xC2 && c >= 0x80 && c < 0xA0);  // in UTF-8, U+0080 to U+009F
}

std::string escape_controls(std::string_view text) {
  std::string out;
  unsigned char before = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_control(byte, before)) {
      if (before == 0xC2) out.pop_back();
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
    before = byte;
  }
  return out;
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

static std::size_t count(const Findings& findings, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
}

std::string findings_json(const Findings& findings) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("findings").begin_array();
  for (const Finding& f : findings) {
    json.begin_object()
        .field("path", f.path)
        .field("line", std::uint64_t{f.line})
        .field("column", std::uint64_t{f.column});
    json.field("severity", severity_name(f.severity)).field("rule", f.rule).field("message", f.message).end_object();
  }
  json.end_array().field("errors", std::uint64_t{count(findings, Severity::error)});
  json.field("warnings", std::uint64_t{count(findings, Severity::warning)}).end_object();
  return out + "\n";
}

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) {
  if (n == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", n, one) : fmt::format("{} {}", n, many);
}

std::string findings_summary(const Findings& findings) {
  return counted(count(findings, Severity::error), "error") + ", " +
         counted(count(findings, Severity::warning), "warning");
}

}  // namespace roadstead::cli
