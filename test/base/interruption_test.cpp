// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/interruption.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

namespace roadstead {
namespace {

// In a process of its own, which the signal is to end, but not before.
template <int signal>
void interrupt() {
  const Interruption interruption;
  if (Interruption::has_come()) std::exit(1);
  ::raise(signal);
  std::fputs(Interruption::has_come() ? "it has come" : "", stderr);
}

TEST(Interruption, IsNotedAndThenEndsTheProcess) {
  EXPECT_EXIT(interrupt<SIGTERM>(), testing::KilledBySignal(SIGTERM), "it has come");
  EXPECT_EXIT(interrupt<SIGINT>(), testing::KilledBySignal(SIGINT), "it has come");
  EXPECT_EXIT(interrupt<SIGHUP>(), testing::KilledBySignal(SIGHUP), "it has come");
}

TEST(Interruption, TheSecondSignalIsNotPutOff) {
  const auto twice = [] {
    const Interruption interruption;
    ::raise(SIGTERM);
    ::raise(SIGTERM);
    std::exit(0);
  };
  EXPECT_EXIT(twice(), testing::KilledBySignal(SIGTERM), "");
}

TEST(Interruption, WhatIsIgnoredStaysSo) {
  const auto ignoring = [] {
    ::signal(SIGINT, SIG_IGN);
    const Interruption interruption;
    ::raise(SIGINT);
    std::exit(Interruption::has_come() ? 1 : 0);
  };
  EXPECT_EXIT(ignoring(), testing::ExitedWithCode(0), "");
}

#ifndef NDEBUG
TEST(Interruption, OnlyOneLives) {
  const auto two = [] { const Interruption one, other; };
  EXPECT_DEATH(two(), "lives");
}
#endif

TEST(Interruption, LeavesTheProcessAsItWas) {
  { const Interruption interruption; }
  EXPECT_FALSE(Interruption::has_come());
  EXPECT_EXIT(::raise(SIGTERM), testing::KilledBySignal(SIGTERM), "");
}

}  // namespace
}  // namespace roadstead
