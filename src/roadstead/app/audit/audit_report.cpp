// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/audit_report.hpp"

#include <algorithm>

#include "roadstead/base/json.hpp"

namespace roadstead::app {

using simdjson::dom::element;

static constexpr std::string_view unknown = "object-unknown";

ObjectName name_of(const ObjectFinding& finding) { return {finding.digest, finding.url}; }

static LastBroken read_broken(element item) {
  LastBroken broken{.path = std::string(text_at(item, "/path")),
                    .rule = std::string(text_at(item, "/rule")),
                    .failures = number_at(item, "/failures")};
  broken.depth = depth_named(text_at(item, "/depth")).value_or(verify::Depth::head);
  return broken;
}

static void add_broken(element item, LastReport& last) {
  const auto [at, is_first] =
      last.broken.emplace(ObjectName(text_at(item, "/digest"), text_at(item, "/url")), read_broken(item));
  if (!is_first && text_at(item, "/rule") == at->second.rule)
    at->second.failures = std::max(at->second.failures, number_at(item, "/failures"));
}

Result<LastReport> parse_report(std::string_view json) {
  constexpr std::uint64_t limit = std::uint64_t{1} << 30;
  auto parsed = Json::parse(json, limit);
  if (!parsed) return Failure(parsed.error());
  if (number_at(parsed->root(), "/audit") != 1)
    return fail(Code::invalid, "no report of an audit: 'audit' is not 1, want one that 'roadstead audit' wrote");
  LastReport last;
  for (const std::string_view list : {"/broken", "/unread"})
    for (const element item : items_at(parsed->root(), list)) add_broken(item, last);
  for (std::string& collection : texts_at(parsed->root(), "/proposals", "/collection"))
    last.proposed.insert(std::move(collection));
  return last;
}

Comparison compare(const VerifyReport& report, const LastReport& last, const IsUnread& is_unread) {
  Comparison comparison;
  auto left = last.broken;
  for (const ObjectFinding& finding : report.findings) {
    const auto before = last.broken.find(name_of(finding));
    Broken broken{.finding = finding, .is_new = before == last.broken.end(), .depth = report.depth};
    if (!broken.is_new) broken.depth = std::max(broken.depth, before->second.depth);
    const bool goes_on = !broken.is_new && before->second.rule == finding.finding.rule;
    if (finding.finding.rule != unknown) broken.failures = 1 + (goes_on ? before->second.failures : 0);
    comparison.broken.push_back(std::move(broken));
    left.erase(name_of(finding));
  }
  for (auto& [object, was] : left) {
    if (is_unread(object, was.path))
      comparison.unread.emplace(object, std::move(was));
    else
      comparison.healed.push_back({object, was.path, was.rule});
  }
  std::ranges::stable_sort(comparison.healed, {}, &Healed::path);
  return comparison;
}

std::map<std::string, verify::Depth> to_look_at_again(const LastReport& last) {
  std::map<std::string, verify::Depth> again;
  for (const auto& [object, was] : last.broken) {
    verify::Depth& depth = again[object.first.empty() ? object.second : object.first];
    depth = std::max(depth, was.depth);
  }
  return again;
}

}  // namespace roadstead::app
