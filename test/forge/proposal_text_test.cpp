// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/proposal_text.hpp"

#include <gmock/gmock.h>

#include "roadstead/base/text.hpp"
#include "support/golden.hpp"

namespace roadstead::forge {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string digest(char of) { return "sha256:" + std::string(64, of); }

const std::vector<ProposedTag> three = {
    {"latest", digest('a'), digest('b'), 5'400'000, 5'600'000, "amd64",
     "https://github.com/vanessa/greeting/compare/1111..2222", "2222222222222222222222222222222222222222"},
    {"latest", "", digest('c'), 0, 5'500'000, "arm64", "", "2222222222222222222222222222222222222222"},
    {"gpu", digest('d'), digest('d'), 5'400'000, 5'400'000, "", "", ""},
};

std::vector<ProposedTag> many(std::size_t count) {
  std::vector<ProposedTag> tags;
  for (std::size_t i = 0; i < count; ++i)
    tags.push_back({"r-4." + std::to_string(i), digest('a'), digest('b'), 1000, 2000, "amd64", "", ""});
  return tags;
}

TEST(ProposalText, SaysWhatChanges) {
  EXPECT_EQ(proposal_title("vanessa/greeting", three), "Update vanessa/greeting: latest, gpu");
  test::expect_golden("forge/proposal.md", proposal_body("vanessa/greeting", three));
}

TEST(ProposalText, SaysWhichImageStays) {
  ProposedTag stays{"latest", digest('e'), digest('e'), 5'400'000, 5'400'000, "arm64", "", ""};
  stays.is_outdated = true;
  const std::string body = proposal_body("vanessa/greeting", {three[0], stays});
  EXPECT_THAT(body, StartsWith("1 image of `vanessa/greeting`."));
  EXPECT_THAT(body,
              HasSubstr("| `latest` | `arm64` | `sha256:eeeeeeeeeeee` | 5.4 MB | stays, and was made from something "
                        "else |\n"));
  EXPECT_THAT(body, Not(HasSubstr(digest('e'))));  // it is not what is proposed
}

TEST(ProposalText, SaysThatAllIsNew) {
  EXPECT_EQ(proposal_title("vanessa/greeting", {three[1]}), "Add vanessa/greeting: latest");
  EXPECT_EQ(proposal_title("vanessa/greeting", {}), "Update vanessa/greeting");
}

TEST(ProposalText, CountsWhatDoesNotFit) {
  const auto tags = many(1000);
  const std::string title = proposal_title("vanessa/greeting", tags), body = proposal_body("vanessa/greeting", tags);
  EXPECT_LE(title.size(), 200U);
  EXPECT_THAT(title, EndsWith(" more"));
  EXPECT_LE(body.size(), 60000U);
  EXPECT_THAT(body, HasSubstr("1000 images of `vanessa/greeting`."));
  EXPECT_THAT(body, EndsWith(" more\n\n<!-- roadstead: vanessa/greeting -->\n"));
}

TEST(ProposalText, ShowsForeignValuesAsText) {
  ProposedTag tag{"`a`|@all #1 <b>\n\n# x", "sha256:`|", "\xff\xe2\x80\xae", 1, 2, "<!-- -->",
                  "javascript:alert(1)",    "@x"};
  test::expect_golden("forge/proposal_foreign.md", proposal_body("a-->/`b`", {tag}));
}

TEST(ProposalText, IsAlwaysUtf8OfOneTitleLine) {
  ProposedTag tag;
  for (std::size_t length = 150; length < 220; ++length) {
    tag.tag.clear();
    while (tag.tag.size() < length) tag.tag += "é";
    for (const std::string& collection : {std::string("é/é"), tag.tag}) {
      const std::string title = proposal_title(collection, {tag, three[0]});
      EXPECT_TRUE(is_plain_utf8(title)) << title;
      EXPECT_LE(title.size(), 200U);
      EXPECT_THAT(title, Not(HasSubstr("\n")));
      EXPECT_TRUE(is_plain_utf8(proposal_body(collection, {tag})));
    }
  }
}

}  // namespace
}  // namespace roadstead::forge
