// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/audit.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "roadstead/app/audit/repair_text.hpp"
#include "roadstead/app/audit/unread.hpp"
#include "support/golden.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::app {
namespace {

using catalog::Severity;
using verify::Depth;

ObjectFinding finding(std::string_view rule, const std::string& name) {
  return {
      {"harbor/boat/manifests/" + name + "/README.md", 6, 9, Severity::error, rule, "https://e.org/" + name + ": x"},
      "sha256:" + name,
      "https://e.org/" + name,
      1};
}

VerifyReport report(std::vector<ObjectFinding> findings, Depth depth = Depth::head) {
  return {depth, 9, 0, 0, std::move(findings)};
}

bool all_was_read(const ObjectName&, const std::string&) { return false; }

constexpr std::int64_t monday_s = 1764288000, tuesday_s = monday_s + night_s, wednesday_s = tuesday_s + night_s,
                       thursday_s = wednesday_s + night_s;

LastReport last_of(const VerifyReport& verified, const LastReport& before, std::int64_t now_s = monday_s) {
  const AuditReport now{
      .verified = verified, .comparison = compare(verified, before, all_was_read, now_s), .proposals = {}};
  return parse_report(audit_json(now)).value();
}

std::vector<std::uint64_t> failures_of(const Comparison& comparison) {
  std::vector<std::uint64_t> failures;
  for (const Broken& broken : comparison.broken) failures.push_back(broken.failures);
  return failures;
}

TEST(Compare, CountsReportsInARow) {
  const auto monday = last_of(report({finding("object-missing", "a"), finding("object-denied", "b")}), {});
  const auto tuesday = report({finding("object-missing", "a"), finding("object-size", "c")});
  const Comparison now = compare(tuesday, monday, all_was_read, tuesday_s);
  EXPECT_EQ(failures_of(now), (std::vector<std::uint64_t>{2, 1}));
  EXPECT_FALSE(now.broken[0].is_new);
  EXPECT_TRUE(now.broken[1].is_new);
  ASSERT_EQ(now.healed.size(), 1U);
  EXPECT_EQ(now.healed[0].object.second, "https://e.org/b");
  EXPECT_EQ(now.healed[0].rule, "object-denied");
}

TEST(Compare, WhatNobodyCouldTellIsNeitherBrokenNorHealed) {
  const auto monday = last_of(report({finding("object-missing", "a"), finding("object-size", "b")}, Depth::bytes), {});
  const auto asleep = report({finding("object-unknown", "a"), finding("object-unknown", "b"),
                              finding("object-unknown", "c"), finding("object-unknown", "d")});
  const Comparison tuesday = compare(asleep, monday, all_was_read, tuesday_s);
  EXPECT_TRUE(tuesday.broken.empty());
  EXPECT_TRUE(tuesday.healed.empty());
  ASSERT_EQ(tuesday.unknown.size(), 4U);
  EXPECT_EQ(tuesday.unknown[0].was, "object-missing");
  EXPECT_EQ(tuesday.unknown[0].depth, Depth::bytes);
  EXPECT_EQ(tuesday.unknown[2].was, "");
  const LastReport wednesday = last_of(asleep, last_of(asleep, monday, tuesday_s), wednesday_s);
  EXPECT_EQ(to_look_at_again(wednesday).size(), 4U) << "it is asked again, whatever the sample is";
  const Comparison thursday = compare(report({finding("object-missing", "a"), finding("object-missing", "c")}),
                                      wednesday, all_was_read, thursday_s);
  ASSERT_EQ(thursday.broken.size(), 2U);
  EXPECT_FALSE(thursday.broken[0].is_new) << "it was broken when it was last looked at";
  EXPECT_TRUE(thursday.broken[1].is_new);
  ASSERT_EQ(thursday.healed.size(), 1U) << "d was never broken";
  EXPECT_EQ(thursday.healed[0].object.second, "https://e.org/b");
  EXPECT_EQ(thursday.healed[0].rule, "object-size");
}

TEST(Compare, CountsTwoReportsOfANightOnce) {
  const auto missing = report({finding("object-missing", "a")});
  auto last = last_of(missing, {});
  for (std::int64_t now = monday_s; now < tuesday_s; now += night_s / 6) last = last_of(missing, last, now);
  EXPECT_EQ(last.broken.begin()->second.failures, 1U) << "however many there are";
  EXPECT_EQ(failures_of(compare(missing, last, all_was_read, tuesday_s - 1)), (std::vector<std::uint64_t>{1}));
  EXPECT_EQ(failures_of(compare(missing, last, all_was_read, tuesday_s)), (std::vector<std::uint64_t>{2}))
      << "the last one that counted is long ago";
}

TEST(Compare, BeginsAnewWhereNobodyCouldTell) {
  const auto monday = last_of(report({finding("object-missing", "a")}), {});
  const auto tuesday = last_of(report({finding("object-unknown", "a")}), monday, tuesday_s);
  EXPECT_EQ(failures_of(compare(report({finding("object-missing", "a")}), tuesday, all_was_read, wednesday_s)),
            (std::vector<std::uint64_t>{1}));
}

TEST(Compare, BeginsAnewWithAnotherFault) {
  const auto monday = last_of(report({finding("object-denied", "a")}), {});
  const auto tuesday = last_of(report({finding("object-missing", "a")}), monday, tuesday_s);
  EXPECT_EQ(tuesday.broken.at({"sha256:a", "https://e.org/a"}).failures, 1U)
      << "refused and then missing is missing once";
  EXPECT_EQ(failures_of(compare(report({finding("object-missing", "a")}), tuesday, all_was_read, wednesday_s)),
            (std::vector<std::uint64_t>{2}));
}

TEST(Compare, KeepsWhatNobodyCouldLookAt) {
  const auto monday =
      last_of(report({finding("object-missing", "a"), finding("object-denied", "b")}, Depth::bytes), {});
  const auto is_unread = [](const ObjectName&, const std::string& path) { return path.find("/a/") != path.npos; };
  const AuditReport tuesday{
      .verified = report({}), .comparison = compare(report({}), monday, is_unread, tuesday_s), .proposals = {}};
  ASSERT_EQ(tuesday.comparison.healed.size(), 1U);
  EXPECT_EQ(tuesday.comparison.healed[0].object.second, "https://e.org/b");
  const LastReport last = parse_report(audit_json(tuesday)).value();
  EXPECT_EQ(to_look_at_again(last), (std::map<std::string, Depth>{{"sha256:a", Depth::bytes}}));
  const Comparison wednesday = compare(report({finding("object-missing", "a")}), last, all_was_read, wednesday_s);
  EXPECT_EQ(failures_of(wednesday), (std::vector<std::uint64_t>{2}));
}

TEST(Compare, LooksAgainAsDeepAsItWasFound) {
  const auto monday = last_of(report({finding("object-digest", "a")}, Depth::bytes), {});
  EXPECT_EQ(to_look_at_again(monday), (std::map<std::string, Depth>{{"sha256:a", Depth::bytes}}));
  const auto tuesday = last_of(report({finding("object-digest", "a")}, Depth::head), monday, tuesday_s);
  EXPECT_EQ(to_look_at_again(tuesday), (std::map<std::string, Depth>{{"sha256:a", Depth::bytes}}));
}

struct BadReport {
  const char* name;
  std::string text, error;
};

class ReportRefuses : public testing::TestWithParam<BadReport> {};

TEST_P(ReportRefuses, WithThisText) {
  const auto last = parse_report(GetParam().text);
  ASSERT_FALSE(last);
  EXPECT_EQ(last.error().message(), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Reports, ReportRefuses,
    testing::Values(BadReport{"of_verify", "{\"depth\":\"head\",\"objects\":1}",
                              "no report of an audit: 'audit' is not 1, want one that 'roadstead audit' wrote"},
                    BadReport{"of_a_later_form", "{\"audit\":2}",
                              "no report of an audit: 'audit' is not 1, want one that 'roadstead audit' wrote"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(AuditJson, AsAFile) {
  const auto monday = last_of(report({finding("object-missing", "a"), finding("object-denied", "b"),
                                      finding("object-missing", "d"), finding("object-size", "e")}),
                              {});
  const auto verified =
      report({finding("object-missing", "a"), finding("object-size", "c"), finding("object-unknown", "e")});
  const std::vector<Repair> repairs = {
      {"harbor/boat", "a", Repair::Action::yank, "sha256:a", "https://e.org/a", ""},
      {"harbor/boat", "c", Repair::Action::mirror, "sha256:c", "https://e.org/c", "https://m.org/c?token=secret"}};
  const AuditReport whole{
      .verified = verified,
      .comparison = compare(
          verified, monday, [](const ObjectName& object, auto&) { return object.second.ends_with("/d"); }, tuesday_s),
      .proposals = {
          {"harbor/boat", "audit/harbor/boat", RepairProposal::Done::pushed, "https://f.org/pull/1", "", repairs},
          {"harbor/raft", "audit/harbor/raft", RepairProposal::Done::withdrawn, "", "", {}}}};
  test::expect_golden("audit/report.json", audit_json(whole));
  const LastReport last = parse_report(audit_json(whole)).value();
  EXPECT_EQ(last.proposed, (std::set<std::string>{"harbor/boat", "harbor/raft"}));
  EXPECT_EQ(
      last.repairs,
      (std::set<Repair>{
          repairs[0], {"harbor/boat", "c", Repair::Action::mirror, "sha256:c", "https://e.org/c", "https://m.org/c"}}));
}

TEST(RepairText, ShowsWhatIsRepairedAsCode) {
  const std::vector<Repair> repairs = {
      {"harbor/boat", "1.0", Repair::Action::yank, "sha256:a", "https://e.org/a", ""},
      {"harbor/boat", "latest", Repair::Action::mirror, "sha256:c", "https://e.org/c", "https://m.org/c?token=secret"}};
  EXPECT_EQ(repair_title("harbor/boat", repairs), "Repair harbor/boat: 1.0, latest");
  test::expect_golden("audit/pull_request.md", repair_body(repairs));
}

// In memory: two collections, and of each object whether it is where it should be.
struct World {
  test::TreeText text;
  std::map<std::string, std::string_view> faults;  ///< URL → rule
  std::uint64_t failures = 2;
  std::set<Repair> proposed;  ///< by the last report

  void tag(const std::string& path, const std::string& more) {
    text.files.push_back({test::FileKind::file, path + "/README.md",
                          "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:" + std::string(64, 'a') +
                              "\nlayers:\n- {size: 4096, url: \"https://e.org/a\"" + more + "---\n"});
  }
  Verified verified() const {
    auto tree = test::memory_tree(text);
    auto loaded = catalog::load(*tree, 1).value();
    Verified verified{.registry = {std::move(tree), std::move(loaded)}, .objects = {}, .faulty = {}, .report = {}};
    verified.objects = verify::objects_of(verified.registry.loaded.catalog);
    return verified;
  }
  std::vector<Repair> repairs() const {
    Verified verified = this->verified();
    EXPECT_EQ(test::text_of(verified.registry.loaded.findings), "");
    std::vector<Broken> broken;
    for (const verify::Object& object : verified.objects)
      if (const auto at = faults.find(std::string(object.url)); at != faults.end()) {
        verified.faulty.push_back({object, verify::fault_of(at->second).value()});
        broken.push_back({.finding = {.finding = {}, .digest = object.digest.text(), .url = at->first, .places = 1},
                          .failures = failures});
      }
    return repairs_of(verified, broken, proposed);
  }
};

std::string text_of(const std::vector<Repair>& repairs) {
  std::string text;
  for (const Repair& repair : repairs)
    text += fmt::format("{}:{} {} {} {}\n", repair.collection, repair.tag, action_name(repair.action), repair.broken,
                        repair.good);
  return text;
}

TEST(Repairs, AMirrorGoesFirst) {
  World world;
  world.tag("harbor/boat/manifests/1", ", mirrors: [\"https://b.org/a\", \"https://c.org/a\"]}\n");
  world.faults = {{"https://e.org/a", "object-denied"}, {"https://b.org/a", "object-unknown"}};
  EXPECT_EQ(text_of(world.repairs()), "harbor/boat:1 mirror https://e.org/a https://c.org/a\n");
}

TEST(Repairs, EveryTagThatNamesTheAddress) {
  World world;
  world.tag("harbor/boat/manifests/1", ", mirrors: [\"https://c.org/a\"]}\n");
  world.tag("harbor/raft/manifests/2", ", mirrors: [\"https://c.org/a\"]}\n");
  world.faults = {{"https://e.org/a", "object-digest"}};
  EXPECT_EQ(text_of(world.repairs()),
            "harbor/boat:1 mirror https://e.org/a https://c.org/a\n"
            "harbor/raft:2 mirror https://e.org/a https://c.org/a\n");
}

TEST(Repairs, YanksWhatIsNowhere) {
  World world;
  world.tag("harbor/boat/manifests/1", ", mirrors: [\"https://c.org/a\"]}\n");
  world.faults = {{"https://e.org/a", "object-missing"}, {"https://c.org/a", "object-missing"}};
  EXPECT_EQ(text_of(world.repairs()), "harbor/boat:1 yank https://e.org/a \n");
  world.failures = 1;
  EXPECT_EQ(text_of(world.repairs()), "") << "once is no proof";
}

TEST(Repairs, NothingWhereSomebodyMayHaveIt) {
  for (const std::string_view rule : {"object-unknown", "object-denied", "object-digest"}) {
    World world;
    world.tag("harbor/boat/manifests/1", ", mirrors: [\"https://c.org/a\"]}\n");
    world.faults = {{"https://e.org/a", "object-missing"}, {"https://c.org/a", rule}};
    EXPECT_EQ(text_of(world.repairs()), "") << rule;
  }
}

TEST(Repairs, WhatIsProposedStaysWhereNobodyCanTell) {
  const std::string digest = "sha256:" + std::string(64, 'a');
  World mirrored;
  mirrored.tag("harbor/boat/manifests/1", ", mirrors: [\"https://c.org/a\"]}\n");
  mirrored.faults = {{"https://e.org/a", "object-unknown"}};
  EXPECT_EQ(text_of(mirrored.repairs()), "");
  mirrored.proposed = {{"harbor/boat", "1", Repair::Action::mirror, digest, "https://e.org/a", "https://c.org/a"}};
  EXPECT_EQ(text_of(mirrored.repairs()), "harbor/boat:1 mirror https://e.org/a https://c.org/a\n");
  World gone;
  gone.tag("harbor/boat/manifests/1", ", mirrors: [\"https://c.org/a\"]}\n");
  gone.faults = {{"https://e.org/a", "object-missing"}, {"https://c.org/a", "object-unknown"}};
  gone.failures = 1;  // it begins anew after a night without an answer
  gone.proposed = {{"harbor/boat", "1", Repair::Action::yank, digest, "https://e.org/a", ""}};
  EXPECT_EQ(text_of(gone.repairs()), "harbor/boat:1 yank https://e.org/a \n");
  gone.faults["https://c.org/a"] = "object-denied";
  EXPECT_EQ(text_of(gone.repairs()), "") << "it is there";
}

TEST(Repairs, NothingOfWhatIsYankedOrWasBefore) {
  World world;
  world.tag("harbor/boat/manifests/1", "}\nyanked: it sank\n");
  world.faults = {{"https://e.org/a", "object-missing"}};
  EXPECT_EQ(text_of(world.repairs()), "");
  World former;
  former.tag("harbor/boat/manifests/1", "}\nhistory:\n- {size: 9, digest: sha256:" + std::string(64, 'b') +
                                            ", url: \"https://e.org/b\", mirrors: [\"https://c.org/b\"]}\n");
  former.faults = {{"https://e.org/b", "object-missing"}};
  EXPECT_EQ(text_of(former.repairs()), "");
}

TEST(Unread, WhatIsLeftOutAndNamedByNothingElse) {
  World world;
  world.tag("harbor/boat/manifests/1", "}\n");
  world.tag("harbor/boat/manifests/2", "}\n");
  world.text.files.back().bytes = "---\nlayout: manifests/singularity\nsize: no number\n---\n";
  world.tag("harbor/raft/manifests/1", "}\n");
  world.tag("harbor/skiff/manifests/1", "}\n");
  world.text.files.push_back({test::FileKind::file, "harbor/skiff/README.md", std::string("---\nlayout: \0", 13)});
  const Verified verified = world.verified();
  const Unread unread(verified);
  const ObjectName other{"sha256:" + std::string(64, 'b'), "https://e.org/b"};
  EXPECT_TRUE(unread.has(other, "harbor/boat/manifests/2/README.md"));
  EXPECT_TRUE(unread.has({"", "https://e.org/b"}, "harbor/boat/manifests/2/README.md"));
  EXPECT_TRUE(unread.has(other, "harbor/skiff/manifests/1/README.md"));
  EXPECT_FALSE(unread.has(other, "harbor/boat/manifests/1/README.md")) << "it was read, and names it no more";
  EXPECT_FALSE(unread.has({"sha256:" + std::string(64, 'a'), "https://e.org/a"}, "harbor/boat/manifests/2/README.md"))
      << "another tag names it, and so it was looked at";
  EXPECT_TRUE(unread.is_of("harbor/boat"));
  EXPECT_TRUE(unread.is_of("harbor/skiff"));
  EXPECT_FALSE(unread.is_of("harbor/raft"));
}

const std::string digest = "sha256:" + std::string(64, 'a');
const std::string readme =
    "---\nlayout: manifests/singularity\nsize: 4096\ndigest: " + digest + "\nlayers:\n- size: 4096\n  digest: \"" +
    digest +
    "\"\n  url: \"https://e.org/a\"\n  mirrors:\n  - \"https://b.org/a\"\n  - \"https://c.org/a\"\n"
    "arch: amd64\n---\n\n# A boat\n";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  return text.replace(text.find(what), what.size(), with);
}

TEST(Repaired, ExchangesAddresses) {
  const Repair repair{"h/b", "1", Repair::Action::mirror, digest, "https://e.org/a", "https://c.org/a"};
  const std::string wanted =
      replaced(replaced(readme, "https://c.org/a", "https://E.org/a"), "https://e.org/a", "https://c.org/a");
  EXPECT_EQ(repaired("x", readme, {repair}).value(), replaced(wanted, "https://E.org/a", "https://e.org/a"));
}

TEST(Repaired, Yanks) {
  const Repair repair{"h/b", "1", Repair::Action::yank, digest, "https://e.org/a?signature=s", ""};
  const std::string signed_readme = replaced(readme, "https://e.org/a", "https://e.org/a?signature=s");
  const std::string text = repaired("x", signed_readme, {repair}).value();
  EXPECT_NE(text.find("arch: amd64\nyanked: \"its image is gone: https://e.org/a"), text.npos) << text;
  const std::string reason = text.substr(text.find("yanked:"));
  const std::string line = reason.substr(0, reason.find('\n'));
  EXPECT_EQ(line.find("signature"), line.npos) << line;
  EXPECT_EQ(repaired("x", text, {repair}).value(), text) << "once is enough";
}

TEST(Repaired, LeavesWhatIsOtherwiseByNow) {
  const Repair moved{"h/b", "1", Repair::Action::mirror, digest, "https://e.org/old", "https://c.org/a"};
  const Repair other{"h/b", "1", Repair::Action::yank, "sha256:" + std::string(64, 'b'), "https://e.org/a", ""};
  EXPECT_EQ(repaired("x", readme, {moved, other}).value(), readme);
  EXPECT_EQ(repaired("h/b/README.md", "---\nlayout: x\n---\n", {moved}).error().message(),
            "h/b/README.md: layout 'x' is not known, want 'manifests/singularity' or 'manifests/oci'; want it mended "
            "first");
}

}  // namespace
}  // namespace roadstead::app
