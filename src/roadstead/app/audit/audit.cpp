// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "roadstead/app/audit/propose_repairs.hpp"
#include "roadstead/app/audit/unread.hpp"
#include "roadstead/app/write_in_folder.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::app {

namespace {

Result<LastReport> read_last(const std::string& path) {
  constexpr std::uint64_t limit = std::uint64_t{1} << 30;
  if (path.empty()) return LastReport();
  const auto text = read_file(path, limit);
  if (!text && text.error().code == Code::not_found) return LastReport();
  if (!text) return Failure(text.error());
  auto last = parse_report(*text);
  if (!last) return wrap(last.error(), path);
  return last;
}

Result<void> read_mirrors(const VerifyOptions& options, const Verified& verified, std::vector<Repair>& repairs) {
  std::vector<verify::Object> mirrors;
  for (const Repair& repair : repairs) {
    const auto digest = catalog::Digest::parse(repair.digest);
    if (repair.good.empty() || !digest) continue;
    const auto& all = verified.objects;
    for (auto at = std::ranges::lower_bound(all, *digest, {}, &verify::Object::digest);
         at != all.end() && at->digest == *digest; ++at)
      if (at->url == repair.good) mirrors.push_back(*at);
  }
  const auto faulty = look_at(options, verified, mirrors, verify::Depth::bytes);
  if (!faulty) return wrap(faulty.error(), "reading the mirrors");
  std::erase_if(repairs, [&](const Repair& repair) {
    return std::ranges::any_of(*faulty, [&](const Faulty& one) {
      return one.object.url == repair.good && one.object.digest.text() == repair.digest;
    });
  });
  return {};
}

// A head that is as it should be says little of the bytes: a mirror is read in full before it goes first. One is
// enough.
Result<void> keep_proven(const VerifyOptions& options, const Verified& verified, std::vector<Repair>& repairs) {
  if (options.depth != verify::Depth::bytes)
    if (auto done = read_mirrors(options, verified, repairs); !done) return done;
  const auto mends_the_same = [](const Repair& a, const Repair& b) {
    return std::tie(a.collection, a.tag, a.action, a.digest, a.broken) ==
           std::tie(b.collection, b.tag, b.action, b.digest, b.broken);
  };
  repairs.erase(std::unique(repairs.begin(), repairs.end(), mends_the_same), repairs.end());
  return {};
}

Result<void> write_report(const AuditOptions& options, const AuditReport& report) {
  if (options.report.empty() || options.is_dry_run) return {};
  return write_in_folder(options.report, audit_json(report));
}

bool is_whole(const VerifyOptions& options) { return options.changed_since.empty() && options.sample.part >= 1; }

}  // namespace

Result<AuditReport> audit(const AuditOptions& options, const Environment& environment, const SayLine& say) {
  const auto last = read_last(options.report);
  if (!last) return wrap(last.error(), "the last report");
  AuditOptions told = options;
  told.verify.again = to_look_at_again(*last);
  const auto verified = verify_registry(told.verify);
  if (!verified) return Failure(verified.error());
  const Unread unread(*verified);
  const auto is_unread = [&](const ObjectName& object, const std::string& path) { return unread.has(object, path); };
  AuditReport report{.verified = verified->report,
                     .comparison = compare(verified->report, *last, is_unread, options.now_s),
                     .proposals = {}};
  const Judgement judgement{
      .prove = [&](std::vector<Repair>& repairs) { return keep_proven(told.verify, *verified, repairs); },
      .may_withdraw =
          [&](const std::string& collection) {
            return is_whole(options.verify) || last->proposed.contains(collection);
          },
      .is_unread = [&](const std::string& collection) { return unread.is_of(collection); }};
  auto proposals = propose_repairs(told, repairs_of(*verified, report.comparison.broken, last->repairs), judgement,
                                   environment, say);
  // The count of failures goes on, whatever the registry's git says.
  if (proposals)
    report.proposals = std::move(*proposals);
  else
    report.failure = proposals.error().message();
  if (auto done = write_report(options, report); !done) return Failure(done.error());
  return report;
}

}  // namespace roadstead::app
