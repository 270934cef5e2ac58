// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/push_change.hpp"

#include <gmock/gmock.h>

#include "support/scratch.hpp"

namespace roadstead::forge {
namespace {

using testing::HasSubstr;
using Done = Pushed::Done;

/// A bare repository whose branch main has what a test wants, and clones of it.
class PushChange : public testing::Test {
 protected:
  void SetUp() override {
    git({"init", "-q", "--bare", "-b", "main", "registry.git"});
    git({"init", "-q", "-b", "main", "first"});
    commit_to_main({{"o/r/README.md", "collection"}, {"p/q/README.md", "another's"}});
  }

  std::string git(std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "-c", "user.name=keeper", "-c", "user.email=keeper@example.org"});
    auto said = run({.arguments = words, .folder = scratch_.root().string()}, 1 << 20);
    EXPECT_TRUE(said) << said.error().message();
    return first_line(said.value_or(""));
  }
  void commit_to_main(const std::map<std::string, std::string>& files) {
    for (const auto& [path, bytes] : files) scratch_.write("first/" + path, bytes);
    git({"-C", "first", "add", "-A"});
    git({"-C", "first", "commit", "-qm", "change"});
    git({"-C", "first", "push", "-qf", "../registry.git", "HEAD:main"});
  }
  void merge() {
    git({"-C", "first", "fetch", "-q", "../registry.git", "update/o/r"});
    git({"-C", "first", "merge", "-q", "FETCH_HEAD"});
    git({"-C", "first", "push", "-q", "../registry.git", "HEAD:main"});
  }

  RemoteRepository remote() {
    auto opened =
        RemoteRepository::open(scratch_.root() / "view", {.address = (scratch_.root() / "registry.git").string()});
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(*opened);
  }
  Result<Pushed> push(std::vector<FileChange> changes, const MakeChange& before = {}) {
    RemoteRepository there = remote();
    return push_change(there,
                       {.branch = "update/o/r",
                        .folder = "o/r",
                        .message = "Update o/r",
                        .identity = {"GIT_AUTHOR_NAME=k", "GIT_AUTHOR_EMAIL=k@example.org", "GIT_COMMITTER_NAME=k",
                                     "GIT_COMMITTER_EMAIL=k@example.org"}},
                       [&](CurrentFiles& current) -> Result<std::vector<FileChange>> {
                         if (before) (void)before(current);
                         return changes;
                       });
  }
  std::string show(const std::string& what) { return git({"-C", "registry.git", "show", what}); }
  std::string names(const std::string& revision) {
    return git(
        {"-C", "registry.git", "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "--full-name", revision});
  }

  test::Scratch scratch_;
};

TEST_F(PushChange, MakesOneCommitOnTheBase) {
  const auto pushed = push({{"manifests/1.0/README.md", "one"}});
  ASSERT_TRUE(pushed) << pushed.error().message();
  EXPECT_EQ(pushed->done, Done::pushed);
  EXPECT_EQ(pushed->base, "main");
  EXPECT_EQ(show("update/o/r:o/r/manifests/1.0/README.md"), "one");
  EXPECT_EQ(show("update/o/r:p/q/README.md"), "another's");
  EXPECT_EQ(git({"-C", "registry.git", "rev-parse", "update/o/r^"}), git({"-C", "registry.git", "rev-parse", "main"}));
  EXPECT_EQ(git({"-C", "registry.git", "rev-parse", "update/o/r"}), pushed->commit);
}

TEST_F(PushChange, PushesNothingTwice) {
  ASSERT_TRUE(push({{"a", "one"}}));
  const auto again = push({{"a", "one"}});
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(again->done, Done::unchanged);
  merge();
  const auto merged = push({{"a", "one"}});
  ASSERT_TRUE(merged) << merged.error().message();
  EXPECT_EQ(merged->done, Done::nothing);
  EXPECT_EQ(merged->commit, "");
}

TEST_F(PushChange, KeepsWhatTheBranchProposedBefore) {
  ASSERT_TRUE(push({{"manifests/a/README.md", "a"}}));
  commit_to_main({{"p/q/README.md", "moved on"}});
  const auto second = push({{"manifests/b/README.md", "b"}});
  ASSERT_TRUE(second) << second.error().message();
  EXPECT_EQ(show("update/o/r:o/r/manifests/a/README.md"), "a");
  EXPECT_EQ(show("update/o/r:o/r/manifests/b/README.md"), "b");
  EXPECT_EQ(show("update/o/r:p/q/README.md"), "moved on");
  EXPECT_EQ(git({"-C", "registry.git", "rev-list", "--count", "main..update/o/r"}), "1");
}

TEST_F(PushChange, TheBaseWinsWhereBothChangedAFolder) {
  commit_to_main({{"o/r/manifests/a/README.md", "a"}});
  ASSERT_TRUE(push({{"manifests/a/README.md", "proposed"}}));
  commit_to_main({{"o/r/manifests/a/README.md", "by hand"}});
  const auto second = push({{"manifests/b/README.md", "b"}});
  ASSERT_TRUE(second) << second.error().message();
  EXPECT_THAT(second->dropped, testing::ElementsAre("manifests/a"));
  EXPECT_EQ(show("update/o/r:o/r/manifests/a/README.md"), "by hand");
}

TEST_F(PushChange, StartsAnewWhenAnotherPushedMeanwhile) {
  int asked = 0;
  const auto pushed = push({{"manifests/a/README.md", "a"}}, [&](CurrentFiles&) -> Result<std::vector<FileChange>> {
    if (++asked > 1) return std::vector<FileChange>();
    RemoteRepository other =
        *RemoteRepository::open(scratch_.root() / "other", {.address = (scratch_.root() / "registry.git").string()});
    EXPECT_TRUE(push_change(other,
                            {.branch = "update/o/r",
                             .folder = "o/r",
                             .message = "Other",
                             .identity = {"GIT_AUTHOR_NAME=o", "GIT_AUTHOR_EMAIL=o@example.org", "GIT_COMMITTER_NAME=o",
                                          "GIT_COMMITTER_EMAIL=o@example.org"}},
                            [](CurrentFiles&) -> Result<std::vector<FileChange>> {
                              return std::vector<FileChange>{{"manifests/b/README.md", "b"}};
                            }));
    return std::vector<FileChange>();
  });
  ASSERT_TRUE(pushed) << pushed.error().message();
  EXPECT_EQ(asked, 2);
  EXPECT_EQ(show("update/o/r:o/r/manifests/a/README.md"), "a");
  EXPECT_EQ(show("update/o/r:o/r/manifests/b/README.md"), "b");
}

/// How a keeper takes a proposal, and what stands on main before it gives it up again.
struct Taking {
  std::string name;
  std::vector<std::vector<std::string>> merge;  ///< git's words in a clone of main where FETCH_HEAD is the proposal
  std::vector<std::string> revert;
};

class RevertedProposal : public PushChange, public testing::WithParamInterface<Taking> {};

TEST_P(RevertedProposal, IsNotProposedAgain) {
  ASSERT_TRUE(push({{"manifests/a/README.md", "one"}}));
  merge();
  ASSERT_TRUE(push({{"manifests/a/README.md", "two"}}));
  git({"-C", "first", "fetch", "-q", "../registry.git", "update/o/r"});
  for (std::vector<std::string> words : GetParam().merge) {
    words.insert(words.begin(), {"-C", "first"});
    git(words);
  }
  commit_to_main({{"p/q/README.md", "moved on"}});
  std::vector<std::string> revert = GetParam().revert;
  revert.insert(revert.begin(), {"-C", "first", "revert", "--no-edit"});
  git(revert);
  git({"-C", "first", "push", "-q", "../registry.git", "HEAD:main"});
  const auto pushed = push({{"manifests/b/README.md", "b"}});
  ASSERT_TRUE(pushed) << pushed.error().message();
  EXPECT_THAT(pushed->dropped, testing::IsEmpty());
  EXPECT_EQ(show("update/o/r:o/r/manifests/a/README.md"), "one");
  EXPECT_EQ(show("update/o/r:o/r/manifests/b/README.md"), "b");
  EXPECT_EQ(git({"-C", "registry.git", "diff", "--name-only", "main", "update/o/r"}), "o/r/manifests/b/README.md");
}

INSTANTIATE_TEST_SUITE_P(
    Ways, RevertedProposal,
    testing::Values(
        Taking{"merged", {{"merge", "-q", "--no-ff", "-m", "Merge", "FETCH_HEAD"}}, {"-m", "1", "HEAD~1"}},
        Taking{"fast_forward", {{"merge", "-q", "--ff-only", "FETCH_HEAD"}}, {"HEAD~1"}},
        Taking{"squashed", {{"merge", "-q", "--squash", "FETCH_HEAD"}, {"commit", "-qm", "Take it"}}, {"HEAD~1"}},
        Taking{"picked", {{"cherry-pick", "FETCH_HEAD"}, {"commit", "-q", "--amend", "-m", "Mine"}}, {"HEAD~1"}},
        Taking{"through_another_branch",
               {{"checkout", "-q", "-b", "staging"},
                {"merge", "-q", "--no-ff", "-m", "Stage", "FETCH_HEAD"},
                {"checkout", "-q", "main"},
                {"merge", "-q", "--no-ff", "-m", "Take the stage", "staging"}},
               {"-m", "1", "HEAD~1"}}),
    [](const auto& tested) { return tested.param.name; });

TEST_F(PushChange, FindsARevertBehindMuchElse) {
  ASSERT_TRUE(push({{"manifests/a/README.md", "a"}}));
  git({"-C", "first", "fetch", "-q", "../registry.git", "update/o/r"});
  git({"-C", "first", "merge", "-q", "--squash", "FETCH_HEAD"});
  git({"-C", "first", "commit", "-qm", "Update o/r (#1)"});
  git({"-C", "first", "revert", "--no-edit", "HEAD"});
  for (int i = 0; i < 40; ++i) git({"-C", "first", "commit", "-q", "--allow-empty", "-m", "another"});
  git({"-C", "first", "push", "-q", "../registry.git", "HEAD:main"});
  const auto pushed = push({{"manifests/b/README.md", "b"}});
  ASSERT_TRUE(pushed) << pushed.error().message();
  EXPECT_EQ(git({"-C", "registry.git", "diff", "--name-only", "main", "update/o/r"}), "o/r/manifests/b/README.md");
}

TEST_F(PushChange, WaitsThroughWhatOthersMergeAndRevert) {
  ASSERT_TRUE(push({{"manifests/a/README.md", "a"}}));
  commit_to_main({{"p/q/README.md", "moved on"}});
  git({"-C", "first", "revert", "--no-edit", "HEAD"});
  git({"-C", "first", "push", "-q", "../registry.git", "HEAD:main"});
  const auto pushed = push({{"manifests/b/README.md", "b"}});
  ASSERT_TRUE(pushed) << pushed.error().message();
  EXPECT_EQ(show("update/o/r:o/r/manifests/a/README.md"), "a");
}

TEST_F(PushChange, DropsAProposalWhoseBaseWasBegunAnew) {
  ASSERT_TRUE(push({{"manifests/a/README.md", "a"}}));
  git({"-C", "first", "commit", "-q", "--amend", "-m", "Begin anew"});
  commit_to_main({{"p/q/README.md", "moved on"}});
  const auto pushed = push({{"manifests/b/README.md", "b"}});
  ASSERT_TRUE(pushed) << pushed.error().message();
  EXPECT_THAT(pushed->dropped, testing::ElementsAre("manifests/a"));
  EXPECT_EQ(show("update/o/r:o/r/manifests/b/README.md"), "b");
}

TEST_F(PushChange, TakesOverWhatOthersCommittedToTheBranch) {
  ASSERT_TRUE(push({{"manifests/a/README.md", "a"}}));
  git({"-C", "first", "fetch", "-q", "../registry.git", "update/o/r"});
  git({"-C", "first", "checkout", "-q", "FETCH_HEAD"});
  scratch_.write("first/o/r/README.md", "mended");
  git({"-C", "first", "commit", "-qam", "Mend the words"});
  git({"-C", "first", "push", "-q", "../registry.git", "HEAD:update/o/r"});
  ASSERT_TRUE(push({{"manifests/b/README.md", "b"}}));
  EXPECT_EQ(show("update/o/r:o/r/README.md"), "mended");
  EXPECT_EQ(show("update/o/r:o/r/manifests/a/README.md"), "a");
}

// Merged as it stands, the branch would take the words of the one and the files of the other.
TEST_F(PushChange, IsMadeAnewWhenTheBaseChangedWhatItProposes) {
  ASSERT_TRUE(push({{"manifests/a/README.md", "one\n\n\n\nend"}}));
  merge();
  ASSERT_TRUE(push({{"manifests/a/README.md", "two\n\n\n\nend"}}));
  commit_to_main({{"o/r/manifests/a/README.md", "one\n\n\n\nend: yanked"}});
  const auto again = push({{"manifests/a/README.md", "two\n\n\n\nend"}});
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(again->done, Done::pushed);
  merge();
  EXPECT_EQ(show("main:o/r/manifests/a/README.md"), "two");
  EXPECT_EQ(git({"-C", "registry.git", "grep", "-h", "^end", "main", "--", "o/r/manifests/a/README.md"}), "end");
}

TEST_F(PushChange, NamesABranchThatStandsInTheWay) {
  for (const std::string other : {"update", "update/o", "update/o/r/more"}) {
    git({"-C", "first", "push", "-q", "../registry.git", "HEAD:refs/heads/" + other});
    const auto pushed = push({{"a", "one"}});
    ASSERT_FALSE(pushed) << other;
    EXPECT_EQ(pushed.error().message(), "proposing to branch 'update/o/r': branch '" + other +
                                            "' stands in the way of 'update/o/r', want it merged or deleted first");
    git({"-C", "first", "push", "-q", "../registry.git", ":refs/heads/" + other});
  }
}

TEST_F(PushChange, RefusesWhatOthersCommittedOutsideOfItsFolder) {
  for (const std::string path : {"p/q/README.md", "o/other/README.md", "roadstead.yml"}) {
    ASSERT_TRUE(push({{"manifests/a/README.md", "a"}}));
    git({"-C", "first", "fetch", "-q", "../registry.git", "update/o/r"});
    git({"-C", "first", "checkout", "-q", "FETCH_HEAD"});
    scratch_.write("first/" + path, "another thought");
    git({"-C", "first", "add", "-A"});
    git({"-C", "first", "commit", "-qm", "Say more"});
    git({"-C", "first", "push", "-q", "../registry.git", "HEAD:update/o/r"});
    const auto pushed = push({{"manifests/b/README.md", "b"}});
    ASSERT_FALSE(pushed) << path;
    EXPECT_EQ(pushed.error().code, Code::conflict);
    const std::string shown = path.starts_with("o/") ? "o/other" : path.substr(0, path.find('/'));
    EXPECT_EQ(pushed.error().message(), "proposing to branch 'update/o/r': commits of others on the branch change '" +
                                            shown + "' outside of 'o/r', want them merged or taken off first");
    git({"-C", "first", "push", "-q", "../registry.git", ":update/o/r"});
  }
}

// As the button "update branch" of a forge does.
TEST_F(PushChange, TakesTheBaseThatOthersMergedIntoTheBranch) {
  ASSERT_TRUE(push({{"manifests/a/README.md", "a"}}));
  commit_to_main({{"p/q/README.md", "second"}, {"p/new/README.md", "new"}});
  git({"clone", "-q", "registry.git", "other"});
  git({"-C", "other", "checkout", "-q", "update/o/r"});
  git({"-C", "other", "merge", "-q", "-m", "Merge main", "origin/main"});
  git({"-C", "other", "push", "-q"});
  commit_to_main({{"p/q/README.md", "third"}});
  const auto pushed = push({{"manifests/b/README.md", "b"}});
  ASSERT_TRUE(pushed) << pushed.error().message();
  EXPECT_EQ(show("update/o/r:o/r/manifests/a/README.md"), "a");
  EXPECT_EQ(show("update/o/r:p/q/README.md"), "third");
}

TEST_F(PushChange, WantsToKnowWhatABranchWasMadeFrom) {
  git({"-C", "first", "push", "-q", "../registry.git", "HEAD:update/o/r"});
  const auto pushed = push({{"a", "one"}});
  ASSERT_FALSE(pushed);
  EXPECT_EQ(pushed.error().code, Code::conflict);
  EXPECT_THAT(pushed.error().message(), HasSubstr("was not made by roadstead: no commit of it says 'Proposed-On:'"));
}

TEST_F(PushChange, TakesNoOptionForACommit) {
  git({"-C", "first", "commit", "-q", "--allow-empty", "-m", "x\n\nProposed-On: --upload-pack=touch x"});
  git({"-C", "first", "push", "-q", "../registry.git", "HEAD:update/o/r"});
  const auto pushed = push({{"a", "one"}});
  ASSERT_FALSE(pushed);
  EXPECT_THAT(pushed.error().message(), HasSubstr("was not made by roadstead"));
}

TEST_F(PushChange, RemovesFiles) {
  commit_to_main({{"o/r/manifests/a/old", "x"}, {"o/r/manifests/a/kept", "y"}});
  ASSERT_TRUE(push({{"manifests/a/old", std::nullopt}, {"manifests/never", std::nullopt}}));
  EXPECT_EQ(git({"-C", "registry.git", "diff", "--name-status", "main", "update/o/r"}), "D\to/r/manifests/a/old");
}

TEST_F(PushChange, TakesAnyNameAndAnyBytes) {
  const std::string bytes("a\0b\nM 100644 inline x\ndata 1\n", 30);
  ASSERT_TRUE(push({{"manifests/\"q\" \\ \n\xC3\xA9/README.md", bytes}}));
  EXPECT_EQ(
      git({"-C", "registry.git", "ls-tree", "-r", "-z", "--name-only", "update/o/r", "o/r/manifests"}).substr(0, 18),
      "o/r/manifests/\"q\" ");
  EXPECT_EQ(git({"-C", "registry.git", "rev-list", "--count", "main..update/o/r"}), "1");
}

TEST_F(PushChange, NamesAMissingBaseAndAMissingRepository) {
  RemoteRepository there = remote();
  const auto no_base = current_files(there, {.base = "trunk", .branch = "update/o/r", .folder = "o/r"});
  ASSERT_FALSE(no_base);
  EXPECT_THAT(no_base.error().message(),
              HasSubstr("registry.git: no branch 'trunk', want one that proposals are made to"));
  auto nowhere =
      RemoteRepository::open(scratch_.root() / "view", {.address = (scratch_.root() / "absent.git").string()});
  ASSERT_TRUE(nowhere);
  const auto nothing = current_files(*nowhere, {.branch = "update/o/r", .folder = "o/r"});
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, Code::not_found) << nothing.error().message();
}

}  // namespace
}  // namespace roadstead::forge
