// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/find.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "roadstead/base/process.hpp"
#include "support/scratch.hpp"

namespace roadstead::recipe {
namespace {

using test::Scratch;
using testing::ElementsAre;

// "tag path", with " frozen" behind it.
std::vector<std::string> lines(const Result<std::vector<Recipe>>& recipes) {
  std::vector<std::string> texts;
  if (!recipes) return {recipes.error().message()};
  for (const Recipe& recipe : *recipes)
    texts.push_back(recipe.tag + " " + recipe.path + (recipe.build.frozen ? " frozen" : ""));
  return texts;
}

std::vector<std::string> found(const Scratch& work, const Settings& settings = {}) {
  return lines(find_recipes(work.root(), settings));
}

Settings with_tags(std::vector<TagSettings> tags) {
  Settings settings;
  settings.tags = std::move(tags);
  return settings;
}

void git(const Scratch& work, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", work.root().string(), "-c", "user.name=a", "-c", "user.email=a@b"});
  const auto done = run({.arguments = std::move(words)}, 10'000);
  ASSERT_TRUE(done) << done.error().message();
}

TEST(FindRecipes, InAllFoldersByTheirNames) {
  const Scratch work;
  for (const char* name : {"Singularity", "Singularity.gpu", "envs/Singularity.r-4.3", "envs/deep/py.def",
                           "docker/Dockerfile.slim", "README.md", ".circleci/Singularity.ci", "a.sif"})
    work.write(name, "Bootstrap: scratch\n");
  EXPECT_THAT(found(work), ElementsAre("gpu Singularity.gpu", "latest Singularity", "py envs/deep/py.def",
                                       "r-4.3 envs/Singularity.r-4.3", "slim docker/Dockerfile.slim"));
}

TEST(FindRecipes, WithoutLinksAndWhatLiesBehindThem) {
  const Scratch work, outside;
  outside.write("Singularity.far", "x");
  work.write("Singularity", "x");
  std::filesystem::create_directory_symlink(outside.root(), work.root() / "link");
  std::filesystem::create_symlink(work.root() / "Singularity", work.root() / "Singularity.link");
  EXPECT_THAT(found(work), ElementsAre("latest Singularity"));
  git(work, {"init", "--quiet"});
  git(work, {"add", "."});
  EXPECT_THAT(found(work), ElementsAre("latest Singularity"));
}

TEST(FindRecipes, WithoutWhatGitIgnores) {
  const Scratch work;
  git(work, {"init", "--quiet"});
  work.write(".gitignore", "/old\n");
  work.write("old/Singularity.old", "x");
  work.write("new/Singularity.new", "x");
  const auto gone = work.write("Singularity.gone", "x");
  git(work, {"add", "."});
  git(work, {"commit", "--quiet", "-m", "a"});
  std::filesystem::remove(gone);
  work.write("Singularity.uncommitted", "x");
  EXPECT_THAT(found(work), ElementsAre("new new/Singularity.new", "uncommitted Singularity.uncommitted"));
  EXPECT_THAT(lines(find_recipes(work.root() / "new", {})), ElementsAre("new Singularity.new"));
}

TEST(FindRecipes, WithoutAFolderThatIgnoresItself) {
  const Scratch work;
  work.write("Singularity", "");
  work.write("out/.gitignore", "*\n");
  work.write("out/Singularity.out", "");
  work.write("some/.gitignore", "*.sif\n");
  work.write("some/Singularity.some", "");
  const std::vector<std::string> wanted = {"latest Singularity", "some some/Singularity.some"};
  EXPECT_EQ(found(work), wanted);
  git(work, {"init", "--quiet"});
  EXPECT_EQ(found(work), wanted);
}

TEST(FindRecipes, FrozenByThreeSigns) {
  const Scratch work;
  for (const char* name : {"Singularity", "Singularity.gpu", "Singularity.gpu.frozen", "old/Singularity.1",
                           "old/.frozen", "old/deeper/Singularity.2", "Singularity.set"})
    work.write(name, "");
  TagSettings set{"set", "", {}};
  set.build.frozen = true;
  EXPECT_THAT(found(work, with_tags({set})),
              ElementsAre("1 old/Singularity.1 frozen", "2 old/deeper/Singularity.2", "gpu Singularity.gpu frozen",
                          "latest Singularity", "set Singularity.set frozen"));
  Settings all;
  all.build.frozen = true;
  all.exclude = {"old"};
  EXPECT_THAT(found(work, all),
              ElementsAre("gpu Singularity.gpu frozen", "latest Singularity frozen", "set Singularity.set frozen"));
}

TEST(FindRecipes, ASpelledOutTagStandsInPlaceOfTheName) {
  const Scratch work;
  for (const char* name : {"Singularity", "trusty/Singularity", "image.sif", "run.txt"}) work.write(name, "");
  TagSettings script{"script", "run.txt", {}};
  script.build.builder = "command:./build.sh";
  const auto settings = with_tags({{"14.04", "trusty/Singularity", {}},
                                   {"trusty", "trusty/Singularity", {}},
                                   {"ready", "image.sif", {}},
                                   {"far", "https://example.org/a.sif", {}},
                                   script});
  const auto recipes = find_recipes(work.root(), settings);
  EXPECT_THAT(lines(recipes),
              ElementsAre("14.04 trusty/Singularity", "far https://example.org/a.sif", "latest Singularity",
                          "ready image.sif", "script run.txt", "trusty trusty/Singularity"));
  EXPECT_EQ(recipes->at(1).build.builder, "prebuilt");
  EXPECT_EQ(recipes->at(3).build.builder, "prebuilt");
  EXPECT_EQ(recipes->at(3).kind, Kind::other);
  EXPECT_EQ(recipes->at(4).build.builder, "command:./build.sh");
}

TEST(FindRecipes, ExcludesByGlobs) {
  const Scratch work;
  for (const char* name : {"Singularity", "test/a/Singularity.a", "b.old.def", "Dockerfile"}) work.write(name, "");
  Settings settings;
  settings.exclude = {"test", "*.old.def", "Docker*"};
  EXPECT_THAT(found(work, settings), ElementsAre("latest Singularity"));
}

TEST(FindRecipes, TakesTheBuilderThatIsOnThePath) {
  const Scratch work, programs;
  work.write("Singularity", "");
  work.write("Dockerfile.d", "");
  for (const char* name : {"singularity", "podman", "docker"})
    std::filesystem::permissions(programs.write(name, ""), std::filesystem::perms::owner_all);
  const std::string before = ::getenv("PATH");
  ::setenv("PATH", programs.root().c_str(), 1);
  const auto some = find_recipes(work.root(), {});
  ::setenv("PATH", "/nowhere", 1);
  const auto none = find_recipes(work.root(), {});
  ::setenv("PATH", before.c_str(), 1);
  EXPECT_EQ(some->at(0).build.builder, "podman");
  EXPECT_EQ(some->at(1).build.builder, "singularity");
  EXPECT_EQ(some->at(1).stated_builder, "");
  EXPECT_EQ(none->at(0).build.builder, "buildah");
  EXPECT_EQ(none->at(1).build.builder, "apptainer");
}

struct RefusedCase {
  const char* name;
  std::vector<std::string> files;
  std::vector<TagSettings> tags;
  std::string message;
};

class FindRecipesRefuses : public testing::TestWithParam<RefusedCase> {};

TEST_P(FindRecipesRefuses, WithTheReason) {
  const Scratch work;
  for (const std::string& name : GetParam().files) work.write(name, "");
  EXPECT_THAT(found(work, with_tags(GetParam().tags)), ElementsAre(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Trees, FindRecipesRefuses,
    testing::Values(
        RefusedCase{"twins",
                    {"Singularity", "trusty/Singularity"},
                    {},
                    "'Singularity' and 'trusty/Singularity' both give tag 'latest', want one of them excluded, or its "
                    "tag under 'tags'"},
        RefusedCase{"illegal",
                    {"Singularity.a+b"},
                    {},
                    "Singularity.a+b: name-grammar: the shub API loses tag 'a+b': the tag is not 1 to 64 letters, "
                    "digits, '-', '_' and '.', want another name, or its tag under 'tags' in the settings"},
        RefusedCase{"named_path_is_absent",
                    {"Singularity"},
                    {{"a", "envs/a.def", {}}},
                    "the recipe 'envs/a.def' of tag 'a' is not there, or ignored by git"},
        RefusedCase{
            "named_tag_is_absent", {"Singularity"}, {{"a", "", {}}}, "tag 'a' has no recipe here, want 'recipe: PATH'"},
        RefusedCase{"no_builder",
                    {"build.txt"},
                    {{"a", "build.txt", {}}},
                    "tag 'a': 'build.txt' is no definition file, Dockerfile or image by its name, want a builder"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(FindRecipes, SaysWhereItLooked) {
  EXPECT_EQ(find_recipes("/no/such/folder", {}).error().message(),
            "listing '/no/such/folder': /no/such/folder: No such file or directory");
}

}  // namespace
}  // namespace roadstead::recipe
