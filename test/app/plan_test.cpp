// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/plan.hpp"

#include <gtest/gtest.h>

#include "roadstead/builder/architecture.hpp"
#include "support/scratch.hpp"

namespace roadstead::app {
namespace {

/// A repository of one recipe, and what the registry may have of its tag.
class PlanTags : public testing::Test {
 protected:
  PlanTags() {
    scratch_.write("Singularity", "Bootstrap: scratch\n");
    repository_.folder = scratch_.root();
    repository_.recipes = recipe::find_recipes(scratch_.root(), {}).value();
    repository_.recipes[0].build.builder = "apptainer";
    published_.digest = "sha256:aa";
    published_.inputs = recipe::inputs_of(scratch_.root(), repository_.recipes[0]).value();
    published_.architectures = {builder::machine_architecture()};
  }

  std::string plan(Force force = Force::no) {
    const auto planned = plan_tags(repository_, {{"latest", published_}}, force).value().front();
    return std::string(name(planned.todo)) + ": " + planned.reason;
  }

  test::Scratch scratch_;
  RecipeRepository repository_;
  PublishedTag published_;
};

TEST_F(PlanTags, BuildsWhatTheRegistryHasNot) {
  EXPECT_EQ(plan_tags(repository_, {}, Force::no).value().front().reason, "new");
}

TEST_F(PlanTags, LeavesWhatIsThere) {
  EXPECT_EQ(plan(), "unchanged: ");
  EXPECT_EQ(plan(Force::yes), "build: asked for");
  published_.waits = true;
  EXPECT_EQ(plan(), "unchanged: waits to be merged");
}

TEST_F(PlanTags, NamesEachDifference) {
  scratch_.write("Singularity", "Bootstrap: scratch\n%post\n");
  published_.inputs["file gone"] = "sha256:aa";
  EXPECT_EQ(plan(), "build: recipe changed, file gone is gone");
}

TEST_F(PlanTags, NeverTouchesAFrozenTag) {
  published_.frozen = true;
  scratch_.write("Singularity", "Bootstrap: scratch\n%post\n");
  EXPECT_EQ(plan(Force::yes), "frozen: frozen at sha256:aa");
}

TEST_F(PlanTags, AddsTheImageOfThisMachine) {
  published_.architectures = {"another"};
  EXPECT_EQ(plan(), "build: it has no image for " + builder::machine_architecture() + " yet");
  published_.architectures = {};  // an older image says of none what it is for
  EXPECT_EQ(plan(), "unchanged: ");
  published_.architectures = {"another"};
  repository_.recipes[0].build.builder = "command:./build.sh";
  EXPECT_EQ(plan(), "unchanged: ");
}

// What is told of one machine's image says nothing of another's.
TEST_F(PlanTags, BuildsAgainWhatThisMachineBuiltFromSomethingElse) {
  const std::string here = builder::machine_architecture();
  published_.architectures = {"another", here};
  published_.inputs_by_architecture[here] = {{"recipe", "sha256:aa"}};
  EXPECT_EQ(plan(), "build: recipe changed, settings is new since its image for " + here);
  repository_.recipes[0].build.builder = "command:./build.sh";
  published_.inputs = recipe::inputs_of(scratch_.root(), repository_.recipes[0]).value();
  EXPECT_EQ(plan(), "build: recipe changed, settings is new since its image for " + here);
  repository_.recipes[0].build.builder = "prebuilt";
  published_.inputs = recipe::inputs_of(scratch_.root(), repository_.recipes[0]).value();
  EXPECT_EQ(plan(), "unchanged: ");
}

TEST_F(PlanTags, TellsWhichArchitecturesAreOutdated) {
  published_.architectures = {"another", builder::machine_architecture(), "third"};
  published_.inputs_by_architecture["another"] = {{"recipe", "sha256:aa"}};
  EXPECT_EQ(plan(), "unchanged: its image for another was made from something else");
  published_.inputs_by_architecture["third"] = {};
  EXPECT_EQ(plan(), "unchanged: its images for another, third were made from something else");
  scratch_.write("Singularity", "Bootstrap: scratch\n%post\n");
  const auto planned = plan_tags(repository_, {{"latest", published_}}, Force::no).value().front();
  EXPECT_EQ(planned.reason, "recipe changed");
  EXPECT_EQ(planned.outdated, (std::vector<std::string>{"another", "third"}));
}

// Nobody could ask for the base's digest: that is no change.
TEST_F(PlanTags, ABaseThatCannotBeAskedForRebuildsNothing) {
  published_.inputs["base docker://debian:12"] = "sha256:bb";
  EXPECT_EQ(plan(), "unchanged: ");
}

}  // namespace
}  // namespace roadstead::app
