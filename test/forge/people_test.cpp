// SPDX-License-Identifier: Apache-2.0
// Labels, reviewers and assignees are added, and none is taken away.
#include "forge/forge_suite.hpp"

namespace roadstead::forge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class People : public ForgeSuite {
 protected:
  std::vector<Refused> refused() {
    const auto result = propose();
    EXPECT_TRUE(result) << result.error().message();
    return result ? result->refused : std::vector<Refused>(9);
  }
};
INSTANTIATE_TEST_SUITE_P(Forges, People, all_forges, forge_name);

TEST_P(People, AreAddedToANewOne) {
  proposal.labels = {"automated", "images"};
  proposal.reviewers = {"ada", "bob"};
  proposal.assignees = {"ada"};
  EXPECT_THAT(refused(), IsEmpty());
  EXPECT_THAT(fake->last().labels, ElementsAre("automated", "images"));
  EXPECT_THAT(fake->last().reviewers, ElementsAre("ada", "bob"));
  EXPECT_THAT(fake->last().assignees, ElementsAre("ada"));
  EXPECT_EQ(done(), Done::unchanged);
  EXPECT_THAT(fake->changes(), IsEmpty());
}

TEST_P(People, AreNeverTakenAway) {
  FakePull& before = fake->add(pull());
  before.labels = {"Automated"};
  before.reviewers = before.assignees = {"bob"};
  before.title = "Before";
  proposal.labels = {"automated", "images"};
  proposal.reviewers = proposal.assignees = {"ada"};
  EXPECT_THAT(refused(), IsEmpty());
  EXPECT_THAT(fake->last().labels, ElementsAre("Automated", "images"));
  EXPECT_THAT(fake->last().reviewers, ElementsAre("bob", "ada"));
  EXPECT_THAT(fake->last().assignees, ElementsAre("bob", "ada"));
}

// As when a process died between the two requests.
TEST_P(People, AreAddedToOneThatLacksThem) {
  fake->add(pull());
  proposal.labels = {"images"};
  proposal.reviewers = {"ada"};
  EXPECT_THAT(refused(), IsEmpty());
  EXPECT_THAT(fake->last().labels, ElementsAre("images"));
  EXPECT_THAT(fake->last().reviewers, ElementsAre("ada"));
}

TEST_P(People, AreNotAskedAgainForNothingNew) {
  fake->add(pull()).reviewers = {"bob"};
  proposal.reviewers = {"ada"};
  EXPECT_EQ(done(), Done::unchanged);
  EXPECT_THAT(fake->changes(), IsEmpty());
}

TEST_P(People, AreNotAskedToReviewTheirOwn) {
  proposal.reviewers = {"Robot"};
  EXPECT_THAT(refused(), IsEmpty());
  EXPECT_THAT(fake->changes(), SizeIs(1));
}

TEST_P(People, WhoAreUnknownDoNotStopIt) {
  proposal.reviewers = {"nobody"};
  const auto all = refused();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].part, Refused::Part::reviewers);
  EXPECT_EQ(all[0].error.what, GetParam() == ForgeKind::gitlab
                                   ? "no user 'nobody', want one that exists"
                                   : "answer 422: Reviews may only be requested from collaborators., want it accepted");
}

TEST_P(People, OfATeam) {
  proposal.reviewers = {"team:keepers"};
  const auto all = refused();
  if (GetParam() != ForgeKind::gitlab) {
    EXPECT_THAT(all, IsEmpty());
    EXPECT_THAT(fake->last().reviewers, ElementsAre("team:keepers"));
    EXPECT_EQ(done(), Done::unchanged);
    EXPECT_THAT(fake->changes(), IsEmpty());
  } else {
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all[0].error.what, "'team:keepers' is a team, want a person on GitLab");
  }
}

using GithubPeople = People;
INSTANTIATE_TEST_SUITE_P(Forges, GithubPeople, testing::Values(ForgeKind::github), forge_name);

// GitHub lists a reviewer no longer once the review is there.
TEST_P(GithubPeople, WhoHaveReviewedAreAskedAgainForSomethingNew) {
  fake->add(pull()).has_review = true;
  proposal.reviewers = {"ada"};
  EXPECT_EQ(done(), Done::unchanged);
  EXPECT_THAT(fake->changes(), IsEmpty());
  proposal.title = "Another";
  EXPECT_EQ(done(), Done::updated);
  EXPECT_THAT(fake->changes(), ElementsAre("PATCH /repos/vanessa/registry/pulls/1",
                                           "POST /repos/vanessa/registry/pulls/1/requested_reviewers"));
}

using GiteaPeople = People;
INSTANTIATE_TEST_SUITE_P(Forges, GiteaPeople, testing::Values(ForgeKind::gitea), forge_name);

TEST_P(GiteaPeople, GetTheLabelsThatThereAre) {
  proposal.labels = {"images", "unknown"};
  const auto all = refused();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].error.what, "no label 'unknown', want one that exists");
  EXPECT_THAT(fake->last().labels, ElementsAre("images"));
}

}  // namespace
}  // namespace roadstead::forge
