// SPDX-License-Identifier: Apache-2.0
// What git itself says of a fetch, and what is made of it.
#include "roadstead/forge/git_folder.hpp"

#include <gmock/gmock.h>

#include "support/scratch.hpp"

namespace roadstead::forge {
namespace {

class FetchRef : public testing::Test {
 protected:
  void SetUp() override {
    git({"init", "-q", "-b", "main", "registry"});
    git({"-C", "registry", "commit", "-q", "--allow-empty", "-m", "Begin"});
    git({"-C", "registry", "update-ref", "refs/pull/1/head", "main"});
  }
  void git(std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "-c", "user.name=keeper", "-c", "user.email=keeper@example.org"});
    const auto said = run({.arguments = words, .folder = scratch_.root().string()}, 1 << 20);
    ASSERT_TRUE(said) << said.error().message();
  }
  GitFolder folder() {
    auto made = GitFolder::create(scratch_.root() / "view", {.address = (scratch_.root() / "registry").string()});
    EXPECT_TRUE(made) << made.error().message();
    return std::move(*made);
  }
  test::Scratch scratch_;
};

TEST_F(FetchRef, FetchesWhatIsThere) {
  const GitFolder view = folder();
  const auto is_there = view.fetch_ref("refs/pull/1/head", "refs/proposed");
  ASSERT_TRUE(is_there) << is_there.error().message();
  EXPECT_TRUE(*is_there);
  EXPECT_TRUE(view.local({"rev-parse", "--verify", "refs/proposed"}));
}

TEST_F(FetchRef, TellsARefThatIsGone) {
  const auto is_there = folder().fetch_ref("refs/pull/2/head", "refs/proposed");
  ASSERT_TRUE(is_there) << is_there.error().message();
  EXPECT_FALSE(*is_there);
}

TEST_F(FetchRef, TellsItFromARepositoryThatIsGone) {
  const GitFolder view = folder();
  std::filesystem::rename(scratch_.root() / "registry", scratch_.root() / "elsewhere");
  const auto is_there = view.fetch_ref("refs/pull/1/head", "refs/proposed");
  ASSERT_FALSE(is_there);
  EXPECT_EQ(is_there.error().code, Code::not_found) << is_there.error().message();
}

}  // namespace
}  // namespace roadstead::forge
