// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/process.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "roadstead/base/interruption.hpp"
#include "support/scratch.hpp"

namespace roadstead {
namespace {

// The child says so when the signal that it sends its parent may have come before it.
const char* const telling_parent = "kill -TERM $PPID; exec sleep 300";

void run_interrupted(const std::string& script, bool is_alone) {
  const Interruption interruption;
  const auto ended = run({.arguments = {"sh", "-c", script}, .is_alone = is_alone}, 10);
  std::fputs(ended ? "it ended" : ended.error().message().c_str(), stderr);
}

TEST(Run, EndsWhatIsInterrupted) {
  EXPECT_EXIT(run_interrupted(telling_parent, false), testing::KilledBySignal(SIGTERM), "'sh': interrupted");
  EXPECT_EXIT(run_interrupted(telling_parent, true), testing::KilledBySignal(SIGTERM), "'sh': interrupted");
}

TEST(Run, EndsWhatHasClosedItsOutput) {
  EXPECT_EXIT(run_interrupted("exec >&-; kill -TERM $PPID; exec sleep 300", true), testing::KilledBySignal(SIGTERM),
              "'sh': interrupted");
}

// A group without a living process is none: kill(2) says ESRCH, or that all have ended and wait for their parent.
TEST(Run, EndsWhatTheProgramStarted) {
  const test::Scratch scratch;
  const std::string pid = (scratch.root() / "pid").string();
  EXPECT_EXIT(run_interrupted("sleep 300 & echo $! >" + pid + "; kill -TERM $PPID; wait", true),
              testing::KilledBySignal(SIGTERM), "interrupted");
  const std::string left = "while kill -0 $(cat " + pid + ") 2>/dev/null && ! grep -q '^State:.Z' /proc/$(cat " + pid +
                           ")/status; do sleep 0.05; done";
  EXPECT_EQ(std::system(("timeout 10 sh -c '" + left + "'").c_str()), 0);
}

TEST(Run, WaitsForTheEndAndNotForTheOutput) {
  const auto ended = run_to_end({.arguments = {"sh", "-c", "echo said; exec >&-; sleep 0.3; exit 4"}}, 10);
  ASSERT_TRUE(ended) << ended.error().message();
  EXPECT_EQ(ended->output, "said\n");
  EXPECT_EQ(ended->status, 4);
}

}  // namespace
}  // namespace roadstead
