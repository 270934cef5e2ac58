// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/catalog/finding.hpp"

namespace roadstead::cli {

/// What a registry's author wrote may be quoted: it neither steers a terminal nor begins a line of its own.
std::string escape_controls(std::string_view text);

/// Tells people something on standard error; what git or a builder said has lines of its own.
void say(std::string_view text);

/// What was printed stands before all that standard error says next, also where a log takes both streams. Throws
/// std::system_error as fmt::print() does: who ignores it cannot tell at the end why the output was lost.
void flush_output();

/// "path:4:9: error: digest has 3 hex digits, want 64 [digest-form]"
std::string finding_text(const catalog::Finding& finding);

/// A GitHub Actions workflow command, which the forge shows beside the line.
std::string finding_github(const catalog::Finding& finding);

std::uint64_t count(const catalog::Findings& findings, catalog::Severity severity);

/// "findings":[…] of an object that is open
void write_findings(JsonWriter& json, const catalog::Findings& findings);

/// {"findings":[…],"errors":…,"warnings":…}
std::string findings_json(const catalog::Findings& findings);

/// "1 entry", "2 entries"; without `many`, an "s" makes it.
std::string counted(std::uint64_t n, std::string_view one, std::string_view many = {});

/// "2 errors, 1 warning"; of a change "2 errors, 1 for review, 1 warning"
std::string findings_summary(const catalog::Findings& findings);

}  // namespace roadstead::cli
