// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "roadstead/base/process.hpp"
#include "roadstead/recipe/find.hpp"
#include "roadstead/recipe/tree_digest.hpp"
#include "support/scratch.hpp"

namespace roadstead::recipe {
namespace {

using test::Scratch;
using testing::ElementsAre;

Recipe definition(const std::string& path = "Singularity") { return {"latest", path, Kind::singularity, {}, {}}; }
Recipe dockerfile(const std::string& path = "Dockerfile") { return {"latest", path, Kind::dockerfile, {}, {}}; }

Inputs inputs(const Scratch& work, const Recipe& recipe, const BaseResolver& resolver = {}) {
  const auto found = inputs_of(work.root(), recipe, resolver);
  EXPECT_TRUE(found) << found.error().message();
  return found.value_or(Inputs{});
}

std::vector<std::string> names(const Inputs& inputs) {
  std::vector<std::string> all;
  for (const auto& [name, digest] : inputs) all.push_back(name);
  return all;
}

TEST(InputsOf, ADefinitionFile) {
  const Scratch work;
  const std::string text =
      "Bootstrap: docker\nFrom: debian:12\n%files\n  ./run.sh /run\n  data/ /data\n  *.txt /t/\n"
      "  /etc/hosts /h\n  ../outside /o\n  absent /a\n";
  work.write("envs/r.def", text);
  for (const char* name : {"run.sh", "data/a", "data/deep/b", "one.txt", "two.txt", "deep/three.txt"})
    work.write(name, name);
  const Inputs found = inputs(work, definition("envs/r.def"));
  EXPECT_THAT(names(found),
              ElementsAre("file data", "file one.txt", "file run.sh", "file two.txt", "recipe", "settings"));
  EXPECT_EQ(found.at("recipe"), digest_of(text));
}

TEST(InputsOf, ADockerfileInItsFolder) {
  const Scratch work;
  work.write("docker/Dockerfile.slim", "FROM scratch\nCOPY /a b* /x/\nCOPY deep/*/c /y\n");
  for (const char* name : {"docker/a", "docker/b1", "docker/b2/d", "docker/deep/1/c", "docker/deep/2/e", "a"})
    work.write(name, name);
  EXPECT_THAT(
      names(inputs(work, dockerfile("docker/Dockerfile.slim"))),
      ElementsAre("file docker/a", "file docker/b1", "file docker/b2", "file docker/deep/1/c", "recipe", "settings"));
}

TEST(InputsOf, AnythingWhereAVariableIsUnknown) {
  const Scratch work;
  work.write("Dockerfile", "ARG V\nFROM scratch\nCOPY $V /x/\n");
  EXPECT_THAT(names(inputs(work, dockerfile())), ElementsAre("file .", "recipe", "settings"));
  work.write("Dockerfile", "FROM scratch\nCOPY / /x/\n");
  EXPECT_THAT(names(inputs(work, dockerfile())), ElementsAre("file .", "recipe", "settings"));
}

TEST(InputsOf, EachChangeOfAFolderChangesItsDigest) {
  const Scratch work;
  work.write("Singularity", "%files\n  data /data\n");
  const auto file = work.write("data/a", "1");
  std::vector<std::string> digests;
  const auto note = [&] { digests.push_back(inputs(work, definition()).at("file data")); };
  note();
  work.write("data/a", "2");
  note();
  std::filesystem::permissions(file, std::filesystem::perms::owner_exec, std::filesystem::perm_options::add);
  note();
  std::filesystem::rename(file, work.root() / "data/b");
  note();
  std::filesystem::create_symlink("b", work.root() / "data/link");
  note();
  work.write("data/b", "3");  // and what the link leads to
  note();
  std::filesystem::create_symlink("/etc/passwd", work.root() / "data/outside");
  note();
  for (std::size_t i = 0; i < digests.size(); ++i) EXPECT_EQ(std::ranges::count(digests, digests[i]), 1) << i;
  const std::string last = digests.back();
  note();
  EXPECT_EQ(digests.back(), last);
}

TEST(InputsOf, WhatGitIgnoresIsNoPartOfAFolder) {
  const Scratch work;
  const auto git = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "-C", work.root().string()});
    ASSERT_TRUE(run({.arguments = std::move(words)}, 1000));
  };
  git({"init", "--quiet"});
  work.write(".gitignore", "*.o\n");
  work.write("data/a", "1");
  work.write("Singularity", "%files\n  . /data\n  lone.o /o\n");
  const Inputs before = inputs(work, definition());
  work.write("data/b.o", "object");
  EXPECT_EQ(inputs(work, definition()), before);
  git({"-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "a"});
  EXPECT_EQ(inputs(work, definition()), before);
  work.write("lone.o", "named by the recipe");
  EXPECT_THAT(names(inputs(work, definition())), ElementsAre("file .", "file lone.o", "recipe", "settings"));
}

TEST(InputsOf, SettingsAreTheStatedBuilderAndLabels) {
  const Scratch work;
  work.write("Singularity", "");
  Recipe recipe = definition();
  const std::string first = inputs(work, recipe).at("settings");
  recipe.build.builder = "apptainer";
  recipe.build.limit = std::chrono::seconds(1);
  recipe.build.frozen = true;
  EXPECT_EQ(inputs(work, recipe).at("settings"), first);
  recipe.stated_builder = "apptainer";
  const std::string second = inputs(work, recipe).at("settings");
  recipe.build.labels = {{"a", "b"}};
  const std::string third = inputs(work, recipe).at("settings");
  EXPECT_NE(first, second);
  EXPECT_NE(second, third);
}

TEST(InputsOf, ACommandsScript) {
  const Scratch work;
  for (const char* name : {"list.txt", "tools/build.py", "python3"}) work.write(name, name);
  Recipe recipe{"latest", "list.txt", Kind::other, {}, {}};
  recipe.build.builder = "command:/usr/bin/python3 ./tools/build.py --quick ../x";
  EXPECT_THAT(names(inputs(work, recipe)), ElementsAre("file tools/build.py", "recipe", "settings"));
}

TEST(InputsOf, AUrlIsItsText) {
  const Scratch work;
  const Recipe recipe{"latest", "https://example.org/a.sif", Kind::other, {}, {}};
  EXPECT_EQ(inputs(work, recipe).at("recipe"), digest_of("https://example.org/a.sif"));
}

TEST(InputsOf, Bases) {
  const Scratch work;
  const std::string pinned = "sha256:" + std::string(64, 'a');
  work.write("base.sif", "image");
  work.write("Singularity", "Bootstrap: docker\nFrom: debian:12\nBootstrap: docker\nFrom: a@" + pinned +
                                "\nBootstrap: localimage\nFrom: ./base.sif\nBootstrap: oras\nFrom: host/a:1\n"
                                "Bootstrap: docker\nFrom: debian:{{ version }}\nBootstrap: localimage\nFrom: /b.sif\n");
  const Inputs alone = inputs(work, definition());
  EXPECT_THAT(names(alone), ElementsAre("base base.sif", "base docker://a@" + pinned, "recipe", "settings"));
  EXPECT_EQ(alone.at("base docker://a@" + pinned), pinned);

  std::vector<std::string> asked;
  const BaseResolver resolver = [&](const std::string& reference) -> Result<std::optional<std::string>> {
    asked.push_back(reference);
    return reference.starts_with("docker") ? std::optional<std::string>("sha256:d") : std::nullopt;
  };
  EXPECT_EQ(inputs(work, definition(), resolver).at("base docker://debian:12"), "sha256:d");
  EXPECT_THAT(asked, ElementsAre("docker://debian:12", "oras://host/a:1"));

  const BaseResolver broken = [](const std::string&) -> Result<std::optional<std::string>> {
    return fail(Code::unavailable, "no answer");
  };
  EXPECT_EQ(inputs_of(work.root(), definition(), broken).error().message(), "base 'debian:12': no answer");
}

TEST(InputsOf, ARecipeThatCannotBeRead) {
  const Scratch work;
  EXPECT_EQ(inputs_of(work.root(), definition()).error().code, Code::not_found);
  work.write("Singularity", std::string((1 << 20) + 1, ' '));
  EXPECT_NE(inputs_of(work.root(), definition()).error().message().find("1048576"), std::string::npos);
}

}  // namespace
}  // namespace roadstead::recipe
