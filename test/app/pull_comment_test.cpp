// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/pull_comment.hpp"

#include <gmock/gmock.h>

namespace roadstead::app {
namespace {

using catalog::Severity;
using Done = PullOutcome::Done;

PullOutcome outcome(check::Verdict verdict, Done done = Done::waits) {
  PullOutcome outcome;
  outcome.pull.head = "0123456789abcdef0123456789abcdef01234567";
  outcome.judgement.verdict = verdict;
  outcome.done = done;
  return outcome;
}

TEST(PullComment, SaysWhatFailed) {
  PullOutcome failed = outcome(check::Verdict::fail);
  failed.judgement.findings = {
      {"fleet/boat", 0, 0, Severity::error, "ownership", "is changed by who is not among its owners"},
      {"fleet/boat/README.md", 3, 1, Severity::warning, "schema", "no such key 'a'"}};
  EXPECT_EQ(comment_text(failed),
            "<!-- roadstead merge -->\n"
            "`0123456789ab` does not pass, and is not merged.\n"
            "\n"
            "- **error** `fleet/boat` `is changed by who is not among its owners` (ownership)\n"
            "- **warning** `fleet/boat/README.md:3` `no such key 'a'` (schema)\n");
}

TEST(PullComment, QuotesWhatAChangeSaysAsCode) {
  PullOutcome failed = outcome(check::Verdict::fail);
  failed.judgement.findings = {{"a\n# b`", 0, 0, Severity::error, "media", "@team [x](https://e.org) <img>"}};
  EXPECT_THAT(comment_text(failed),
              testing::EndsWith("- **error** `` a?# b` `` `@team [x](https://e.org) <img>` (media)\n"));
}

TEST(PullComment, SaysWhoIsAskedAndWhatBecameOfIt) {
  EXPECT_THAT(comment_text(outcome(check::Verdict::review)), testing::HasSubstr("a person must look."));
  PullOutcome waits = outcome(check::Verdict::pass);
  waits.why = "it is a draft";
  EXPECT_THAT(comment_text(waits), testing::HasSubstr("passes, and waits: `it is a draft`."));
  EXPECT_THAT(comment_text(outcome(check::Verdict::pass, Done::merged)), testing::HasSubstr("is merged."));
}

TEST(PullComment, EndsWhereAForgeWouldCutIt) {
  PullOutcome failed = outcome(check::Verdict::fail);
  failed.judgement.findings.assign(103, {"a", 0, 0, Severity::error, "media", "m"});
  EXPECT_THAT(comment_text(failed), testing::EndsWith("- and 3 more: `roadstead check` lists them\n"));
}

}  // namespace
}  // namespace roadstead::app
