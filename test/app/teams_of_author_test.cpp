// SPDX-License-Identifier: Apache-2.0
// Which teams are asked for, and who then proposes.
#include "roadstead/app/teams_of_author.hpp"

#include <gmock/gmock.h>

#include "roadstead/app/author.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::app {
namespace {

using testing::ElementsAre;

struct Case {
  std::string name, owners, folder_owners, author;
  std::vector<std::string> asked, authors;  ///< authors: afterwards
  std::string error;
};

std::string readme(const std::string& layout, const std::string& owners) {
  return fmt::format("---\nlayout: {}\nowners: [{}]\n---\n", layout, owners);
}

check::Change change_of(const check::Side& side, std::vector<check::Author> authors) {
  return {.branch = {},
          .authors = std::move(authors),
          .commits = {},
          .files = {},
          .large_files = {},
          .folders = {},
          .use = {},
          .before = side,
          .after = side};
}

/// A registry with fleet/boat, and a forge on which user 9 is of the team 41 and nobody may see 42.
class TeamsOfAuthor : public testing::TestWithParam<Case> {
 protected:
  TeamsOfAuthor()
      : registry({.files = {{.path = "fleet/README.md", .bytes = readme("owner", GetParam().folder_owners)},
                            {.path = "fleet/boat/README.md", .bytes = readme("collection", GetParam().owners)}}}) {
    if (!GetParam().author.empty()) change.authors = {parse_author(GetParam().author).value()};
  }

  Result<void> ask() {
    return add_teams(
        {"fleet/boat"},
        [&](const std::string& team) -> Result<bool> {
          asked.push_back(team);
          if (team == "42") return fail(Code::not_found, "42 is not to be seen");
          return team == "41" && GetParam().author == "user:9";
        },
        change);
  }

  test::MemoryRegistry registry;
  std::vector<std::string> asked;
  check::Side side{*registry.tree, registry.loaded};
  check::Change change = change_of(side, {});
};

TEST_P(TeamsOfAuthor, AreAskedWhereThatDecides) {
  const auto done = ask();
  EXPECT_EQ(done ? "" : done.error().message(), GetParam().error);
  EXPECT_EQ(asked, GetParam().asked);
  std::vector<std::string> authors;
  for (const check::Author& author : change.authors) authors.push_back(author_text(author));
  EXPECT_EQ(authors, GetParam().authors);
}

const std::string key = "{key: \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ\"}";

INSTANTIATE_TEST_SUITE_P(
    All, TeamsOfAuthor,
    testing::Values(
        Case{"a_member", "{team: 41}", "", "user:9", {"41"}, {"user:9", "team:41"}, ""},
        Case{"no_member", "{team: 41}", "", "user:8", {"41"}, {"user:8"}, ""},
        Case{"an_owner_already", "{team: 41}, {user: 9}", "", "user:9", {}, {"user:9"}, ""},
        Case{"a_fork_that_owns", "{team: 41}, {repository: 2}", "", "repository:2", {}, {"repository:2"}, ""},
        Case{"a_key_decides", "{team: 41}, " + key, "", "user:9", {}, {"user:9"}, ""},
        Case{"no_team", "{user: 7}", "", "user:9", {}, {"user:9"}, ""},
        Case{"of_the_folder", "{user: 7}", "{team: 41}", "user:9", {"41"}, {"user:9", "team:41"}, ""},
        Case{"the_second", "{team: 40}, {team: 41}", "", "user:9", {"40", "41"}, {"user:9", "team:41"}, ""},
        Case{"the_first_is_enough", "{team: 41}, {team: 40}", "", "user:9", {"41"}, {"user:9", "team:41"}, ""},
        Case{"unseen_and_a_member", "{team: 42}, {team: 41}", "", "user:9", {"42", "41"}, {"user:9", "team:41"}, ""},
        Case{"unseen_and_no_member",
             "{team: 42}, {team: 41}",
             "",
             "user:8",
             {"42", "41"},
             {"user:8"},
             "42 is not to be seen"}),
    [](const auto& row) { return row.param.name; });

TEST(TeamsOfAuthorWithoutAForge, AreNotAskedFor) {
  const test::MemoryRegistry registry(
      {.files = {{.path = "fleet/boat/README.md", .bytes = readme("collection", "{team: 41}")}}});
  const check::Side side{*registry.tree, registry.loaded};
  check::Change change = change_of(side, {{catalog::Owner::Kind::user, "9"}});
  ASSERT_TRUE(add_teams({"fleet/boat"}, {}, change));
  EXPECT_THAT(change.authors, ElementsAre(check::Author{catalog::Owner::Kind::user, "9"}));
}

}  // namespace
}  // namespace roadstead::app
