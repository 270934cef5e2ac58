// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <map>

#include "roadstead/app/verify.hpp"
#include "roadstead/base/json_writer.hpp"

namespace roadstead::app {

using catalog::Severity;

static constexpr std::string_view depth_names[] = {"head", "first-bytes", "bytes"};

std::string_view depth_name(verify::Depth depth) { return depth_names[static_cast<std::size_t>(depth)]; }

std::optional<verify::Depth> depth_named(std::string_view name) {
  const auto* const found = std::ranges::find(depth_names, name);
  if (found == std::end(depth_names)) return std::nullopt;
  return static_cast<verify::Depth>(found - std::begin(depth_names));
}

void write_object(JsonWriter& json, const ObjectFinding& object) {
  const catalog::Finding& finding = object.finding;
  json.field("path", finding.path)
      .field("line", std::uint64_t{finding.line})
      .field("column", std::uint64_t{finding.column})
      .field("severity", catalog::severity_name(finding.severity))
      .field("rule", finding.rule)
      .field("digest", object.digest)
      .field("url", object.url)
      .field("places", std::uint64_t{object.places})
      .field("message", finding.message);
}

void write_summary(JsonWriter& json, const VerifyReport& report) {
  std::map<std::string_view, std::uint64_t> counts;
  for (const ObjectFinding& object : report.findings) ++counts[object.finding.rule];
  if (!report.recipe_findings.empty()) counts["recipe"] = report.recipe_findings.size();
  json.field("depth", depth_name(report.depth))
      .field("objects", report.objects)
      .field("sound", report.objects - report.findings.size())
      .field("leftOut", report.left_out)
      .key("counts")
      .begin_object();
  for (const auto& [rule, count] : counts) json.field(rule, count);
  json.end_object();
}

std::string verify_json(const VerifyReport& report) {
  std::string out;
  JsonWriter json(out);
  write_summary(json.begin_object(), report);
  json.field("recipes", report.recipes).key("findings").begin_array();
  for (const auto* findings : {&report.findings, &report.recipe_findings})
    for (const ObjectFinding& object : *findings) {
      write_object(json.begin_object(), object);
      json.end_object();
    }
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace roadstead::app
