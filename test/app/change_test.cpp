// SPDX-License-Identifier: Apache-2.0
// Each file of test/changes is a small base, a head, and what is said of the change: through git, as it comes in.
// ROADSTEAD_UPDATE_GOLDEN=1 rewrites what is expected of it: then read the diff.
#include <gtest/gtest.h>

#include <cstdlib>

#include "roadstead/app/author.hpp"
#include "roadstead/app/check_change.hpp"
#include "support/change_text.hpp"
#include "support/memory_registry.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

namespace roadstead::app {
namespace {

using namespace roadstead::test;

std::string trimmed(const std::string& text) { return text.substr(0, text.find_last_not_of('\n') + 1); }

class ChangeCase : public testing::TestWithParam<std::string> {};

TEST_P(ChangeCase, IsJudged) {
  const auto text = read_change_text(GetParam());
  ASSERT_TRUE(text) << text.error().message();
  const Scratch scratch;
  const auto repository = scratch.root() / "registry.git";
  const auto made = write_git(text->base, text->head, repository);
  ASSERT_TRUE(made) << made.error().message();
  ChangeOptions options{.repository = repository.string(),
                        .base = "main",
                        .head = "head",
                        .branch = text->branch,
                        .authors = {},
                        .is_of_team = {},
                        .defers_teams = text->defers_teams};
  for (const std::string& author : text->authors) options.authors.push_back(parse_author(author).value());
  const auto report = check_change(options);
  ASSERT_TRUE(report) << report.error().message();
  if (std::getenv("ROADSTEAD_UPDATE_GOLDEN") != nullptr) {
    const auto done =
        rewrite_expectation(GetParam(), fmt::format("{}\n{}", check::verdict_name(report->judgement.verdict),
                                                    trimmed(text_of(report->judgement.findings))));
    ASSERT_TRUE(done) << done.error().message();
    GTEST_SKIP() << "rewrote " << GetParam();
  }
  EXPECT_EQ(check::verdict_name(report->judgement.verdict), text->verdict);
  EXPECT_EQ(trimmed(text_of(report->judgement.findings)), trimmed(text->findings));
}

INSTANTIATE_TEST_SUITE_P(All, ChangeCase, testing::ValuesIn(change_names()), [](const auto& row) { return row.param; });

}  // namespace
}  // namespace roadstead::app
