// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/audit_report.hpp"

#include <algorithm>

#include "roadstead/base/json.hpp"
#include "roadstead/base/time.hpp"

namespace roadstead::app {

using simdjson::dom::element;

ObjectName name_of(const ObjectFinding& finding) { return {finding.digest, finding.url}; }

static LastBroken read_broken(element item, std::string_view rule_key) {
  LastBroken broken{.path = std::string(text_at(item, "/path")),
                    .rule = std::string(text_at(item, rule_key)),
                    .failures = number_at(item, "/failures")};
  const std::string_view counted = text_at(item, "/counted");
  if (is_rfc3339(counted)) broken.counted_s = unix_seconds(counted);
  broken.depth = depth_named(text_at(item, "/depth")).value_or(verify::Depth::head);
  return broken;
}

static void add_broken(element item, std::string_view rule_key, LastReport& last) {
  const LastBroken broken = read_broken(item, rule_key);
  const auto [at, is_first] = last.broken.emplace(ObjectName(text_at(item, "/digest"), text_at(item, "/url")), broken);
  LastBroken& known = at->second;
  if (is_first || broken.rule != known.rule || broken.failures <= known.failures) return;
  known.failures = broken.failures;
  known.counted_s = broken.counted_s;
}

// What was only planned is on no branch.
static void add_proposal(element item, LastReport& last) {
  const std::string collection(text_at(item, "/collection"));
  last.proposed.insert(collection);
  if (text_at(item, "/done") == "planned") return;
  for (const element repair : items_at(item, "/repairs"))
    last.repairs.insert({collection, std::string(text_at(repair, "/tag")),
                         text_at(repair, "/action") == action_name(Repair::Action::yank) ? Repair::Action::yank
                                                                                         : Repair::Action::mirror,
                         std::string(text_at(repair, "/digest")), std::string(text_at(repair, "/broken")),
                         std::string(text_at(repair, "/good"))});
}

Result<LastReport> parse_report(std::string_view json) {
  constexpr std::uint64_t limit = std::uint64_t{1} << 30;
  auto parsed = Json::parse(json, limit);
  if (!parsed) return Failure(parsed.error());
  if (number_at(parsed->root(), "/audit") != 1)
    return fail(Code::invalid, "no report of an audit: 'audit' is not 1, want one that 'roadstead audit' wrote");
  LastReport last;
  for (const std::string_view list : {"/broken", "/unread"})
    for (const element item : items_at(parsed->root(), list)) add_broken(item, "/rule", last);
  for (const element item : items_at(parsed->root(), "/unknown")) add_broken(item, "/was", last);
  for (const element item : items_at(parsed->root(), "/proposals")) add_proposal(item, last);
  return last;
}

static Broken broken_now(const ObjectFinding& finding, const LastBroken& before, verify::Depth depth,
                         std::int64_t now_s) {
  const bool goes_on = before.rule == finding.finding.rule && before.failures != 0;
  const bool is_same_night = goes_on && now_s - before.counted_s < night_s;
  return {.finding = finding,
          .is_new = before.rule.empty(),
          .failures = (goes_on ? before.failures : 0) + (is_same_night ? 0 : 1),
          .counted_s = is_same_night ? before.counted_s : now_s,
          .depth = std::max(depth, before.depth)};
}

Comparison compare(const VerifyReport& report, const LastReport& last, const IsUnread& is_unread, std::int64_t now_s) {
  Comparison comparison;
  auto left = last.broken;
  for (const ObjectFinding& finding : report.findings) {
    const auto known = last.broken.find(name_of(finding));
    const LastBroken before = known == last.broken.end() ? LastBroken() : known->second;
    if (finding.finding.rule == unknown_rule)
      comparison.unknown.push_back({finding, before.rule, std::max(report.depth, before.depth)});
    else
      comparison.broken.push_back(broken_now(finding, before, report.depth, now_s));
    left.erase(name_of(finding));
  }
  for (auto& [object, was] : left) {
    if (was.rule.empty()) continue;
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
