// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "roadstead/app/verify.hpp"
#include "roadstead/base/json_writer.hpp"

namespace roadstead::app {

using catalog::Severity;

static constexpr std::string_view depth_names[] = {"head", "first-bytes", "bytes"};
static constexpr std::string_view severity_names[] = {"warning", "review", "error"};

static void write_finding(JsonWriter& json, const ObjectFinding& object) {
  const catalog::Finding& finding = object.finding;
  json.begin_object()
      .field("path", finding.path)
      .field("line", std::uint64_t{finding.line})
      .field("column", std::uint64_t{finding.column})
      .field("severity", severity_names[static_cast<std::size_t>(finding.severity)])
      .field("rule", finding.rule)
      .field("digest", object.digest)
      .field("url", object.url)
      .field("places", std::uint64_t{object.places})
      .field("message", finding.message)
      .end_object();
}

std::string verify_json(const VerifyReport& report) {
  std::string out;
  JsonWriter json(out);
  std::map<std::string_view, std::uint64_t> counts;
  for (const ObjectFinding& object : report.findings) ++counts[object.finding.rule];
  json.begin_object()
      .field("depth", depth_names[static_cast<std::size_t>(report.depth)])
      .field("objects", report.objects)
      .field("sound", report.objects - report.findings.size())
      .field("leftOut", report.left_out)
      .key("counts")
      .begin_object();
  for (const auto& [rule, count] : counts) json.field(rule, count);
  json.end_object().key("findings").begin_array();
  for (const ObjectFinding& object : report.findings) write_finding(json, object);
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace roadstead::app
