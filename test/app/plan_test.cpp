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

// Nobody could ask for the base's digest: that is no change.
TEST_F(PlanTags, ABaseThatCannotBeAskedForRebuildsNothing) {
  published_.inputs["base docker://debian:12"] = "sha256:bb";
  EXPECT_EQ(plan(), "unchanged: ");
}

}  // namespace
}  // namespace roadstead::app
