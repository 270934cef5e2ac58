// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/print_sarif.hpp"

#include <algorithm>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/check/check.hpp"
#include "roadstead/check/explain.hpp"
#include "roadstead/cli/print_findings.hpp"

namespace roadstead::cli {

using catalog::Finding;
using catalog::Severity;

static void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key).begin_object().field("text", text).end_object();
}

// Its levels know no review.
static std::string_view level_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

static void write_rules(JsonWriter& json) {
  json.key("rules").begin_array();
  for (const check::RuleInfo& rule : check::rules()) {
    json.begin_object().field("id", rule.id);
    const check::Explanation& explanation = *check::explanation_of(rule.id);
    write_text(json, "shortDescription", rule.text);
    write_text(json, "fullDescription", explanation.why);
    write_text(json, "help", explanation.mend);
    json.key("defaultConfiguration").begin_object().field("level", level_of(rule.strongest)).end_object();
    json.end_object();
  }
  json.end_array();
}

// Paths are URIs there (SARIF 2.1.0, section 3.4.3). GitHub wants a line of each, also where the whole file is meant.
static void write_location(JsonWriter& json, const Finding& finding) {
  std::string uri;
  append_url_path(uri, finding.path);
  json.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
  json.key("artifactLocation").begin_object().field("uri", uri).end_object();
  json.key("region").begin_object().field("startLine", std::uint64_t{std::max(finding.line, 1U)});
  if (finding.line != 0) json.field("startColumn", std::uint64_t{finding.column});
  json.end_object();
  json.end_object().end_object().end_array();
}

std::string findings_sarif(const catalog::Findings& findings) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("$schema", "https://json.schemastore.org/sarif-2.1.0.json").field("version", "2.1.0");
  json.key("runs").begin_array().begin_object();
  json.key("tool").begin_object().key("driver").begin_object().field("name", "roadstead");
  write_rules(json);
  json.end_object().end_object().field("columnKind", "unicodeCodePoints");
  json.key("results").begin_array();
  for (const Finding& finding : findings) {
    json.begin_object().field("ruleId", finding.rule);
    json.field("level", level_of(finding.severity));
    write_text(json, "message", escape_controls(finding.message));
    write_location(json, finding);
    json.end_object();
  }
  json.end_array().end_object().end_array().end_object();
  return out + "\n";
}

}  // namespace roadstead::cli
