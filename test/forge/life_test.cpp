// SPDX-License-Identifier: Apache-2.0
// The life of a pull request, the same on every forge.
#include "forge/forge_suite.hpp"

namespace roadstead::forge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using State = FakePull::State;

class Life : public ForgeSuite {};
INSTANTIATE_TEST_SUITE_P(Forges, Life, all_forges, forge_name);

TEST_P(Life, FromOpenedToANewOne) {
  EXPECT_EQ(done(), Done::opened);
  EXPECT_EQ(fake->last().body, "A table.");
  EXPECT_EQ(done(), Done::unchanged);
  EXPECT_THAT(fake->changes(), IsEmpty());
  proposal.title = "Update vanessa/greeting: gpu";
  EXPECT_EQ(done(), Done::updated);
  EXPECT_EQ(fake->last().title, "Update vanessa/greeting: gpu");
  fake->last().state = State::closed;
  proposal.body = "Another table.";
  EXPECT_EQ(done(), Done::reopened);
  EXPECT_EQ(fake->last().state, State::open);
  EXPECT_EQ(fake->last().body, "Another table.");
  EXPECT_THAT(fake->pulls, SizeIs(1));
  fake->last().state = State::merged;
  EXPECT_EQ(done(), Done::opened);
  EXPECT_THAT(fake->pulls, SizeIs(2));
}

TEST_P(Life, TellsNumberAndAddress) {
  fake->add(pull()).branch = "another";
  const auto result = propose();
  ASSERT_TRUE(result);
  EXPECT_EQ(result->number, 2U);
  EXPECT_THAT(result->url, HasSubstr("vanessa/registry"));
  EXPECT_THAT(result->refused, IsEmpty());
}

TEST_P(Life, OpensAnotherWhereNoneCanBeReopened) {
  FakePull& before = fake->add(pull());
  before.state = State::closed;
  before.can_be_reopened = false;
  EXPECT_EQ(done(), Done::opened);
  EXPECT_EQ(fake->pulls[0].state, State::closed);
  EXPECT_THAT(fake->pulls, SizeIs(2));
}

// What was merged after it was closed is history: what comes now is new.
TEST_P(Life, ReopensNoneOlderThanAMerge) {
  fake->add(pull()).state = State::closed;
  fake->add(pull()).state = State::merged;
  EXPECT_EQ(done(), Done::opened);
  EXPECT_EQ(fake->pulls[0].state, State::closed);
}

TEST_P(Life, TakesItsOwnBranchAndBaseAlone) {
  fake->add(pull()).branch = "update/vanessa/greeting-2";
  fake->add(pull()).base = "release";
  fake->add(pull()).owner = "ada";
  EXPECT_EQ(done(), Done::opened);
  EXPECT_THAT(fake->pulls, SizeIs(4));
}

TEST_P(Life, FindsAcrossPages) {
  fake->add(pull());
  for (int i = 0; i < 250; ++i) fake->add(pull()).branch = "update/other/" + std::to_string(i);
  EXPECT_EQ(done(), Done::unchanged);
  EXPECT_THAT(fake->calls, SizeIs(GetParam() == ForgeKind::gitea ? 6 : 1));
}

TEST_P(Life, SpeaksOfNamesWithAnyCharacter) {
  proposal.branch = "update/ä b/c#d&e?f%g+h";
  proposal.base = "main & more";
  proposal.title = "\"Ä\"\\";
  proposal.body = "é\n\t🚢\n";
  EXPECT_EQ(done(), Done::opened);
  EXPECT_EQ(fake->last().branch, proposal.branch);
  EXPECT_EQ(fake->last().body, proposal.body);
  EXPECT_EQ(done(), Done::unchanged);
}

TEST_P(Life, ComesFromAFork) {
  proposal.head_owner = "ada";
  fake->add(pull());
  EXPECT_EQ(done(), Done::opened);
  EXPECT_EQ(fake->last().owner, "ada");
  EXPECT_EQ(done(), Done::unchanged);
}

TEST_P(Life, DoesNotMindHowAForgeEndsLines) {
  proposal.body = "a\nb\n";
  fake->add(pull()).body = "a\r\nb";
  EXPECT_EQ(done(), Done::unchanged);
}

TEST_P(Life, StaysTheDraftThatItBecame) {
  proposal.draft = true;
  EXPECT_EQ(done(), Done::opened);
  EXPECT_EQ(done(), Done::unchanged);
  proposal.draft = false;
  proposal.title = "Another";
  EXPECT_EQ(done(), Done::updated);
  EXPECT_EQ(done(), Done::unchanged);
  switch (GetParam()) {
    case ForgeKind::github: EXPECT_TRUE(fake->last().draft); break;
    case ForgeKind::gitlab: EXPECT_EQ(fake->last().title, "Draft: Another"); break;
    case ForgeKind::gitea: EXPECT_EQ(fake->last().title, "WIP: Another"); break;
  }
}

TEST_P(Life, IsLeftAloneOnDemand) {
  proposal.if_open = Proposal::IfOpen::keep;
  proposal.labels = {"images"};
  fake->add(pull()).title = "Mine";
  EXPECT_EQ(done(), Done::unchanged);
  EXPECT_THAT(fake->changes(), IsEmpty());
}

TEST_P(Life, IsClosedOnDemand) {
  proposal.if_open = Proposal::IfOpen::close;
  fake->add(pull());
  EXPECT_EQ(done(), Done::closed);
  EXPECT_EQ(fake->last().state, State::closed);
  proposal.if_closed = Proposal::IfClosed::open_another;
  EXPECT_EQ(done(), Done::opened);
  EXPECT_THAT(fake->pulls, SizeIs(2));
}

TEST_P(Life, KnowsTheFirstBranch) {
  EXPECT_EQ(open_pull_requests(settings, client(), timing())->default_branch().value(), "main");
}

}  // namespace
}  // namespace roadstead::forge
