// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/app/audit/audit.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::app {

std::string_view done_name(RepairProposal::Done done) {
  constexpr std::string_view names[] = {"planned",   "pushed", "unchanged", "nothing",
                                        "withdrawn", "unread", "left-alone"};
  return names[static_cast<std::size_t>(done)];
}

bool AuditReport::has_failed() const {
  const auto has_own = [](const RepairProposal& one) { return !one.failure.empty(); };
  return !failure.empty() || std::ranges::any_of(proposals, has_own);
}

static void write_broken(JsonWriter& json, const Broken& broken) {
  write_object(json.begin_object(), broken.finding);
  json.field("isNew", broken.is_new).field("failures", broken.failures);
  json.field("counted", rfc3339(broken.counted_s)).field("depth", depth_name(broken.depth)).end_object();
}

static void write_unknown(JsonWriter& json, const Unknown& unknown) {
  write_object(json.begin_object(), unknown.finding);
  json.field("was", unknown.was).field("depth", depth_name(unknown.depth)).end_object();
}

static void write_healed(JsonWriter& json, const Healed& healed) {
  json.begin_object()
      .field("path", healed.path)
      .field("rule", healed.rule)
      .field("digest", healed.object.first)
      .field("url", healed.object.second)
      .end_object();
}

static void write_unread(JsonWriter& json, const ObjectName& object, const LastBroken& was) {
  json.begin_object().field("path", was.path).field("rule", was.rule);
  json.field("digest", object.first).field("url", object.second);
  json.field("failures", was.failures);
  if (was.failures > 0) json.field("counted", rfc3339(was.counted_s));
  json.field("depth", depth_name(was.depth)).end_object();
}

static void write_repair(JsonWriter& json, const Repair& repair) {
  json.begin_object().field("tag", repair.tag).field("action", action_name(repair.action));
  json.field("digest", repair.digest).field("broken", net::redacted(repair.broken));
  if (!repair.good.empty()) json.field("good", net::redacted(repair.good));
  json.end_object();
}

static void write_proposal(JsonWriter& json, const RepairProposal& proposal) {
  json.begin_object()
      .field("collection", proposal.collection)
      .field("branch", proposal.branch)
      .field("done", done_name(proposal.done))
      .field("pullRequest", proposal.pull_request)
      .field("failure", proposal.failure)
      .key("repairs")
      .begin_array();
  for (const Repair& repair : proposal.repairs) write_repair(json, repair);
  json.end_array().end_object();
}

std::string audit_json(const AuditReport& report) {
  const auto& [broken, unknown, healed, unread] = report.comparison;
  const auto added = static_cast<std::uint64_t>(std::ranges::count(broken, true, &Broken::is_new));
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("audit", std::uint64_t{1});
  write_summary(json, report.verified);
  json.field("newlyBroken", added).field("stillBroken", std::uint64_t{broken.size()} - added);
  json.key("broken").begin_array();
  for (const Broken& one : broken) write_broken(json, one);
  json.end_array().key("unknown").begin_array();
  for (const Unknown& one : unknown) write_unknown(json, one);
  json.end_array().key("healed").begin_array();
  for (const Healed& one : healed) write_healed(json, one);
  json.end_array().key("unread").begin_array();
  for (const auto& [object, was] : unread) write_unread(json, object, was);
  json.end_array().key("proposals").begin_array();
  for (const RepairProposal& one : report.proposals) write_proposal(json, one);
  json.end_array();
  if (!report.failure.empty()) json.field("error", report.failure);
  json.end_object();
  return out + "\n";
}

}  // namespace roadstead::app
