// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "roadstead/base/file.hpp"
#include "roadstead/recipe/find.hpp"
#include "support/places.hpp"

namespace roadstead::recipe {
namespace {

using testing::ElementsAre;

std::vector<std::string> names(const Inputs& inputs) {
  std::vector<std::string> all;
  for (const auto& [name, digest] : inputs) all.push_back(name);
  return all;
}

// What examples/recipes/README.md says of the repository that it lies in.
TEST(ExampleRecipes, GiveTheirTags) {
  const std::filesystem::path folder = test::test_folder() / "../examples/recipes";
  const auto text = read_file(folder / "roadstead.yml", 1 << 20);
  ASSERT_TRUE(text) << text.error().message();
  const auto settings = parse_settings("roadstead.yml", *text);
  ASSERT_TRUE(settings) << settings.error().message();
  const auto recipes = find_recipes(folder, *settings);
  ASSERT_TRUE(recipes) << recipes.error().message();

  std::vector<std::string> tags;
  for (const Recipe& recipe : *recipes) tags.push_back(recipe.tag + " " + recipe.path);
  ASSERT_THAT(tags, ElementsAre("charts docker/Dockerfile.charts", "gpu Singularity.gpu", "latest Singularity",
                                "r-4.3 envs/Singularity.r-4.3"));
  EXPECT_EQ(recipes->at(0).build.smoke_test, SmokeTest::none);
  EXPECT_EQ(recipes->at(2).build.limit, std::chrono::minutes(10));
  EXPECT_EQ(recipes->at(3).build.limit, std::chrono::hours(1));
  EXPECT_THAT(names(inputs_of(folder, recipes->at(0)).value()),
              ElementsAre("file docker/charts", "recipe", "settings"));
  EXPECT_THAT(names(inputs_of(folder, recipes->at(2)).value()), ElementsAre("file greeting.txt", "recipe", "settings"));
  EXPECT_THAT(names(inputs_of(folder, recipes->at(3)).value()),
              ElementsAre("file envs/packages.txt", "recipe", "settings"));
}

}  // namespace
}  // namespace roadstead::recipe
