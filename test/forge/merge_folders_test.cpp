// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/merge_folders.hpp"

#include <gmock/gmock.h>

namespace roadstead::forge {
namespace {

using testing::ElementsAre;

// "a/x=1 a/y=2": paths and the ids of their blobs.
Listing files(std::string_view text) {
  Listing listing;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const auto equals = word.find('=');
    listing.emplace(word.substr(0, equals), GitFile{"100644", std::string(word.substr(equals + 1))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return listing;
}

std::string text(const Listing& listing) {
  std::string out;
  for (const auto& [path, file] : listing) out += (out.empty() ? "" : " ") + path + "=" + file.id;
  return out;
}

struct Case {
  std::string name, before, base, proposed, want, dropped;
  std::vector<std::string> between = {};  ///< what the base held on its way from before
};

class MergeFolders : public testing::TestWithParam<Case> {};

TEST_P(MergeFolders, TakesTheChangesOver) {
  const Case& c = GetParam();
  BaseHistory history;
  for (const std::string& state : c.between) history.states.push_back(files(state));
  const Merged merged = merge_folders(files(c.before), files(c.base), files(c.proposed), history);
  EXPECT_EQ(text(merged.files), c.want);
  if (c.dropped.empty())
    EXPECT_THAT(merged.dropped, testing::IsEmpty());
  else
    EXPECT_THAT(merged.dropped, ElementsAre(c.dropped));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, MergeFolders,
    testing::Values(Case{"nothing_changed", "a/x=1", "a/x=1", "a/x=1", "a/x=1", ""},
                    Case{"the_proposal_changed", "a/x=1", "a/x=1", "a/x=2", "a/x=2", ""},
                    Case{"the_base_changed", "a/x=1", "a/x=2", "a/x=1", "a/x=2", ""},
                    Case{"both_changed_alike", "a/x=1", "a/x=2", "a/x=2", "a/x=2", ""},
                    Case{"both_changed_otherwise", "a/x=1", "a/x=2", "a/x=3", "a/x=2", "a"},
                    Case{"a_folder_is_one_thing", "a/x=1 a/y=1", "a/x=2 a/y=1", "a/x=1 a/y=2", "a/x=2 a/y=1", "a"},
                    Case{"folders_stand_alone", "a/x=1 b/x=1", "a/x=2 b/x=1", "a/x=1 b/x=2", "a/x=2 b/x=2", ""},
                    Case{"the_proposal_adds", "", "b/x=1", "a/x=1", "a/x=1 b/x=1", ""},
                    Case{"both_add", "", "a/x=1", "a/x=2", "a/x=1", "a"},
                    Case{"the_proposal_removes", "a/x=1 a/y=1", "a/x=1 a/y=1", "a/x=1", "a/x=1", ""},
                    Case{"the_base_removed_a_folder", "a/x=1", "", "a/x=1", "", ""},
                    Case{"the_base_removed_what_was_proposed", "a/x=1", "", "a/x=2", "", "a"},
                    Case{"at_the_top", "x=1", "x=1", "x=2", "x=2", ""},
                    Case{"taken_and_reverted", "a/x=1", "a/x=1", "a/x=2", "a/x=1", "", {"a/x=2", "a/x=1"}},
                    Case{"added_and_reverted", "", "", "a/x=2 b/x=2", "b/x=2", "", {"a/x=2"}},
                    Case{"taken_and_changed", "a/x=1", "a/x=3", "a/x=2", "a/x=3", "", {"a/x=2"}},
                    Case{"changed_by_hand_and_back", "a/x=1", "a/x=1", "a/x=2", "a/x=1", "a", {"a/x=3"}},
                    Case{"others_on_the_way", "a/x=1", "a/x=1 b/x=1", "a/x=2", "a/x=2 b/x=1", "", {"a/x=1 b/x=1"}}),
    [](const auto& tested) { return tested.param.name; });

TEST(MergeFoldersHistory, AProposalThatIsPartOfTheBaseIsOver) {
  const Merged merged =
      merge_folders(files("a/x=1"), files("a/x=1"), files("a/x=2"), {.has_proposal = true, .states = {}});
  EXPECT_EQ(text(merged.files), "a/x=1");
  EXPECT_THAT(merged.dropped, testing::IsEmpty());
}

TEST(MergeFoldersHistory, TheBaseWinsWhereItsWayIsNotKnown) {
  const Merged merged =
      merge_folders(files("a/x=1"), files("a/x=1"), files("a/x=2 b/x=1"), {.is_known = false, .states = {}});
  EXPECT_EQ(text(merged.files), "a/x=1");
  EXPECT_THAT(merged.dropped, ElementsAre("a", "b"));
}

}  // namespace
}  // namespace roadstead::forge
