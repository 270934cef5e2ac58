// SPDX-License-Identifier: Apache-2.0
// What who merges asks of three forges.
#include "forge/forge_suite.hpp"
#include "roadstead/forge/dialect.hpp"

namespace roadstead::forge {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using State = FakePull::State;
using When = Trouble::When;

class Merger : public ForgeSuite {
 protected:
  PullMerger& merger() {
    if (!merger_) patient_ = make_forge_client(client(), timing());
    if (!merger_) merger_ = std::move(open_pull_merger(settings, *patient_, timing()).value());
    fake->calls.clear();
    return *merger_;
  }
  std::vector<OpenPull> open_pulls() {
    const auto pulls = merger().open_pulls("main", "update/");
    EXPECT_TRUE(pulls) << pulls.error().message();
    return pulls.value_or(std::vector<OpenPull>());
  }
  OpenPull first() {
    fake->add(pull());
    return open_pulls().at(0);
  }
  std::string why_not(const OpenPull& pull) {
    const auto readiness = merger().readiness(pull);
    EXPECT_TRUE(readiness) << readiness.error().message();
    return readiness ? readiness->why_not : "";
  }
  bool is_gitlab() const { return GetParam() == ForgeKind::gitlab; }
  std::string merges() const { return GetParam() == ForgeKind::gitea ? "POST" : "PUT"; }

 private:
  std::unique_ptr<net::HttpClient> patient_;
  std::unique_ptr<PullMerger> merger_;
};
INSTANTIATE_TEST_SUITE_P(Forges, Merger, all_forges, forge_name);

TEST_P(Merger, ListsWhatIsOpenIntoTheBaseTheOldestFirst) {
  fake->add(pull());
  fake->add(pull()).base = "other";
  fake->add(pull()).branch = "topic";
  fake->add(pull()).state = State::closed;
  FakePull& last = fake->add(pull());
  last.author = "ada";
  last.author_id = 42;
  last.head = std::string(40, 'c');
  const auto pulls = open_pulls();
  ASSERT_THAT(pulls, SizeIs(2));
  EXPECT_EQ(pulls[0].number, 1u);
  EXPECT_EQ(pulls[1].number, 5u);
  EXPECT_EQ(pulls[1].branch, proposal.branch);
  EXPECT_EQ(pulls[1].author, "ada");
  EXPECT_EQ(pulls[1].author_id, 42u);
  EXPECT_EQ(pulls[1].head, std::string(40, 'c'));
  EXPECT_EQ(pulls[1].fork, "");
  EXPECT_FALSE(pulls[1].is_draft);
}

TEST_P(Merger, ListsAllPages) {
  for (int i = 0; i < 230; ++i) fake->add(pull());
  EXPECT_THAT(open_pulls(), SizeIs(230));
}

TEST_P(Merger, SaysWhoseForkItIs) {
  fake->add(pull()).owner = "ada";
  EXPECT_EQ(open_pulls().at(0).fork, "ada/registry");
  EXPECT_EQ(open_pulls().at(0).fork_id, 2u);
}

TEST_P(Merger, SaysThatAForkIsGone) {
  fake->add(pull()).owner = "";
  EXPECT_EQ(open_pulls().at(0).fork, "a fork that is gone");
  EXPECT_EQ(open_pulls().at(0).fork_id, 0u);
}

TEST_P(Merger, AsksWhetherItIsByATeam) {
  fake->teams = {{40, "other", {{"ada", "active"}}}, {41, "crew", {{"bob", "active"}}}, {4, "empty", {}}};
  fake->add(pull()).author = "bob";
  const OpenPull opened = open_pulls().at(0);
  for (const auto& [team, is_member] : {std::pair{"41", true}, std::pair{"40", false}, std::pair{"4", false}}) {
    const auto answer = merger().is_of_team(opened, team);
    ASSERT_TRUE(answer) << answer.error().message();
    EXPECT_EQ(*answer, is_member) << team;
  }
}

TEST_P(Merger, TakesWhoWasInvitedForNoMember) {
  fake->teams = {{41, "crew", {{"bob", "pending"}}}};
  fake->add(pull()).author = "bob";
  EXPECT_EQ(merger().is_of_team(open_pulls().at(0), "41").value_or(true), false);
}

TEST_P(Merger, TakesWhoMayOnlyReadAGroupForNoMember) {
  if (!is_gitlab()) GTEST_SKIP() << "of GitLab alone";
  fake->add(pull()).author = "bob";
  for (const std::string state : {"reporter", "blocked"}) {
    fake->teams = {{41, "crew", {{"bob", state}}}};
    EXPECT_EQ(merger().is_of_team(open_pulls().at(0), "41").value_or(true), false) << state;
  }
}

TEST_P(Merger, TakesAnotherAccountOfThatNameForNoMember) {
  if (GetParam() != ForgeKind::gitea) GTEST_SKIP() << "the others do not say whose number it is, or are asked by it";
  fake->teams = {{41, "crew", {{"bob", "active"}}}};
  fake->add(pull()).author = "bob";
  OpenPull opened = open_pulls().at(0);
  ++opened.author_id;
  EXPECT_EQ(merger().is_of_team(opened, "41").value_or(true), false);
}

TEST_P(Merger, FailsWhereTheTokenMayNotAskForMembers) {
  fake->teams = {{41, "crew", {{"bob", "active"}}}};
  fake->add(pull()).author = "bob";
  const OpenPull opened = open_pulls().at(0);
  fake->troubles = {{"GET", When::instead, net::Response{403, {}, R"({"message": "not by you"})"}}};
  const auto answer = merger().is_of_team(opened, "41");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::denied);
}

// That nobody is of it, and that the token may not know, are two things.
TEST_P(Merger, FailsForATeamThatTheTokenMayNotSee) {
  fake->teams = {{40, "41", {{"bob", "active"}}}};
  fake->add(pull()).author = "bob";
  const auto answer = merger().is_of_team(open_pulls().at(0), "42");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::not_found);
}

TEST_P(Merger, TakesNoTeamByANameThatIsItsNumber) {
  if (GetParam() != ForgeKind::github) GTEST_SKIP() << "the others ask by number";
  fake->teams = {{40, "41", {{"bob", "active"}}}, {41, "crew", {}}};
  fake->add(pull()).author = "bob";
  EXPECT_EQ(merger().is_of_team(open_pulls().at(0), "41").value_or(true), false);
}

TEST_P(Merger, TakesTheAccountOfAllWorkflowsForNobodys) {
  if (GetParam() != ForgeKind::github) GTEST_SKIP() << "of GitHub alone";
  FakePull& opened = fake->add(pull());
  opened.author = "github-actions[bot]";
  opened.author_id = 41898282;
  EXPECT_EQ(open_pulls().at(0).author, "github-actions[bot]");
  EXPECT_EQ(open_pulls().at(0).author_id, 0u);
}

TEST_P(Merger, KnowsADraft) {
  FakePull& draft = fake->add(pull());
  if (GetParam() == ForgeKind::github) draft.draft = true;
  if (is_gitlab()) draft.title = "Draft: " + draft.title;
  if (GetParam() == ForgeKind::gitea) draft.title = "WIP: " + draft.title;
  EXPECT_TRUE(open_pulls().at(0).is_draft);
}

TEST_P(Merger, WaitsUntilTheForgeKnows) {
  const OpenPull pull = first();
  fake->last().looks_until_known = 2;
  EXPECT_EQ(why_not(pull), "");
  EXPECT_EQ(slept, 4s);
}

TEST_P(Merger, IsToldWhatBlocks) {
  const OpenPull pull = first();
  fake->last().blocked = "blocked";
  const std::string wanted[] = {"GitHub calls it 'blocked', want 'clean'",
                                "GitLab calls it 'blocked', want 'mergeable'", "the forge cannot merge it"};
  EXPECT_EQ(why_not(pull), wanted[static_cast<int>(GetParam())]);
}

TEST_P(Merger, WaitsForChecksThatNobodyRequires) {
  if (GetParam() != ForgeKind::github) GTEST_SKIP() << "of GitHub alone";
  const OpenPull pull = first();
  fake->last().blocked = "unstable";
  fake->last().can_be_merged = true;
  EXPECT_EQ(why_not(pull), "its checks are not green");
  fake->last().blocked = "has_hooks";
  EXPECT_EQ(why_not(pull), "");
}

TEST_P(Merger, HeedsWhoAsksForChanges) {
  if (is_gitlab()) GTEST_SKIP() << "GitLab says it in its status";
  const std::string_view says = GetParam() == ForgeKind::github ? "CHANGES_REQUESTED" : "REQUEST_CHANGES";
  const OpenPull pull = first();
  fake->last().reviews = {{"ada", std::string(says)}, {"ada", "COMMENTED"}};
  EXPECT_EQ(why_not(pull), "ada asks for changes");
  fake->last().reviews.emplace_back("ada", "APPROVED");
  EXPECT_EQ(why_not(pull), "");
}

TEST_P(Merger, HeedsTheReviewsOfAllPages) {
  if (is_gitlab()) GTEST_SKIP() << "GitLab says it in its status";
  const std::string_view says = GetParam() == ForgeKind::github ? "CHANGES_REQUESTED" : "REQUEST_CHANGES";
  const OpenPull pull = first();
  fake->last().reviews.assign(230, {"bob", "APPROVED"});
  fake->last().reviews.emplace_back("ada", std::string(says));
  EXPECT_EQ(why_not(pull), "ada asks for changes");
}

TEST_P(Merger, FailsWhereThereAreMoreReviewsThanItReads) {
  if (is_gitlab()) GTEST_SKIP() << "GitLab says it in its status";
  const OpenPull pull = first();
  fake->last().reviews.assign(1001, {"bob", "APPROVED"});
  const auto readiness = merger().readiness(pull);
  ASSERT_FALSE(readiness);
  EXPECT_EQ(readiness.error().code, Code::unavailable);
  EXPECT_THAT(readiness.error().what, HasSubstr("it goes on after 10 pages, want fewer"));
}

TEST_P(Merger, HeedsNobodyWhoIsNotOfTheRegistry) {
  if (GetParam() != ForgeKind::github) GTEST_SKIP() << "of GitHub alone";
  const OpenPull pull = first();
  fake->last().reviews = {{"eve", "CHANGES_REQUESTED"}};
  for (const std::string who : {"NONE", "CONTRIBUTOR", "FIRST_TIME_CONTRIBUTOR"}) {
    fake->last().association = who;
    EXPECT_EQ(why_not(pull), "") << who;
  }
  for (const std::string who : {"OWNER", "MEMBER", "COLLABORATOR"}) {
    fake->last().association = who;
    EXPECT_EQ(why_not(pull), "eve asks for changes") << who;
  }
}

TEST_P(Merger, MergesWhatWasJudged) {
  const OpenPull pull = first();
  const auto commit = merger().merge(pull, "Merge the update of vanessa/greeting (#1)");
  ASSERT_TRUE(commit) << commit.error().message();
  EXPECT_EQ(*commit, FakeForge::merged_commit);
  EXPECT_EQ(fake->last().state, State::merged);
  EXPECT_EQ(fake->last().merged_title, "Merge the update of vanessa/greeting (#1)");
  EXPECT_EQ(fake->last().merged_by, "merge");
}

TEST_P(Merger, RefusesABranchThatHasMoved) {
  const OpenPull pull = first();
  fake->last().head = std::string(40, 'c');
  const auto commit = merger().merge(pull, "Merge");
  ASSERT_FALSE(commit);
  EXPECT_EQ(commit.error().code, Code::conflict);
  EXPECT_THAT(commit.error().what, HasSubstr("answer 409: Head branch was modified."));
  EXPECT_EQ(fake->last().state, State::open);
}

TEST_P(Merger, TakesAWayThatTheRepositoryAllows) {
  fake->ways = {"squash", "rebase"};
  const OpenPull pull = first();
  ASSERT_TRUE(merger().merge(pull, "Merge"));
  EXPECT_EQ(fake->last().merged_by, "squash");
}

TEST_P(Merger, SeesThatALostAnswerWasAMerge) {
  const OpenPull pull = first();
  fake->troubles = {{merges(), When::after}};
  EXPECT_EQ(merger().merge(pull, "Merge").value_or(""), FakeForge::merged_commit);
}

TEST_P(Merger, SaysWhatRightsATokenNeeds) {
  const OpenPull pull = first();
  fake->troubles = {{merges(), When::instead, net::Response{403, {}, R"({"message": "not by you"})"}}};
  const auto commit = merger().merge(pull, "Merge");
  ASSERT_FALSE(commit);
  EXPECT_EQ(commit.error().code, Code::denied);
  EXPECT_THAT(commit.error().what, HasSubstr("answer 403: not by you, want a token with the"));
}

TEST_P(Merger, WaitsAsLongAsTheServerAsks) {
  const OpenPull pull = first();
  fake->troubles = {{merges(), When::instead, net::Response{429, {{"retry-after", "42"}}, "{}"}}};
  EXPECT_TRUE(merger().merge(pull, "Merge"));
  EXPECT_EQ(slept, 42s);
}

TEST_P(Merger, KeepsOneCommentCurrent) {
  const OpenPull pull = first();
  const auto keep = [&](const std::string& text, IfAbsent if_absent = IfAbsent::add) {
    const auto done = keep_comment(merger(), pull, "<!-- ours -->", "<!-- ours -->\n" + text, if_absent);
    EXPECT_TRUE(done) << done.error().message();
    return fake->changes().size();
  };
  EXPECT_EQ(keep("passes", IfAbsent::leave), 0u);
  EXPECT_EQ(keep("fails"), 1u);
  EXPECT_EQ(keep("fails"), 0u);
  EXPECT_EQ(keep("passes", IfAbsent::leave), 1u);
  ASSERT_THAT(fake->last().comments, SizeIs(1));
  EXPECT_EQ(fake->last().comments[0].body, "<!-- ours -->\npasses");
}

TEST_P(Merger, LeavesTheCommentsOfOthers) {
  const OpenPull pull = first();
  fake->last().comments = {{9000, "robot", "<!-- ours -->\nall is fine"},
                           {9001, "eve", "<!-- ours -->\nall is fine"},
                           {9002, "another[bot]", "<!-- ours -->\nall is fine", true}};
  for (const std::string text : {"fails", "still fails"})
    ASSERT_TRUE(keep_comment(merger(), pull, "<!-- ours -->", "<!-- ours -->\n" + text, IfAbsent::add));
  ASSERT_THAT(fake->last().comments, SizeIs(4));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(fake->last().comments[i].body, "<!-- ours -->\nall is fine");
  EXPECT_EQ(fake->last().comments[3].body, "<!-- ours -->\nstill fails");
}

TEST_P(Merger, KeepsOneCommentOfAnAccountThatProposesToo) {
  const OpenPull pull = first();
  fake->own_name = pull.author;
  for (const std::string text : {"fails", "still fails"})
    ASSERT_TRUE(keep_comment(merger(), pull, "<!-- ours -->", "<!-- ours -->\n" + text, IfAbsent::add));
  ASSERT_THAT(fake->last().comments, SizeIs(1));
}

// A workflow's token may not ask whose it is.
TEST_P(Merger, TakesNoPersonsCommentForThatOfAWorkflow) {
  if (GetParam() != ForgeKind::github) GTEST_SKIP() << "of GitHub alone";
  const OpenPull pull = first();
  fake->own_name.clear();
  fake->last().comments = {{9000, "eve", "<!-- ours -->\nall is fine"}};
  for (const std::string text : {"fails", "still fails"})
    ASSERT_TRUE(keep_comment(merger(), pull, "<!-- ours -->", "<!-- ours -->\n" + text, IfAbsent::add));
  ASSERT_THAT(fake->last().comments, SizeIs(2));
  EXPECT_EQ(fake->last().comments[0].body, "<!-- ours -->\nall is fine");
  EXPECT_EQ(fake->last().comments[1].body, "<!-- ours -->\nstill fails");
}

TEST_P(Merger, DoesNotRepeatItselfWhereNobodySaysWhoItIs) {
  const OpenPull pull = first();
  fake->own_name.clear();
  fake->last().comments = {{9000, "eve", "<!-- ours -->\nfails"}};
  ASSERT_TRUE(keep_comment(merger(), pull, "<!-- ours -->", "<!-- ours -->\nfails", IfAbsent::add));
  EXPECT_THAT(fake->last().comments, SizeIs(1));
}

}  // namespace
}  // namespace roadstead::forge
