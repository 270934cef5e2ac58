// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/error.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace roadstead {
namespace {

TEST(Error, SaysTheWayFromOutsideIn) {
  const Failure inner = fail(Code::invalid, "digest has {} hex digits, want {}", 3, 64);
  const Failure outer = wrap(wrap(inner.value(), "reading a/b").value(), "building the site");
  EXPECT_EQ(outer.value().message(), "building the site: reading a/b: digest has 3 hex digits, want 64");
  EXPECT_EQ(outer.value().code, Code::invalid);
}

TEST(Error, OfASystemCallHasACodeToBranchOn) {
  const auto code = [](int number) { return fail_errno(number, "x").value().code; };
  EXPECT_EQ(code(ENOENT), Code::not_found);
  EXPECT_EQ(code(ENOTDIR), Code::not_found);
  EXPECT_EQ(code(EACCES), Code::denied);
  EXPECT_EQ(code(EEXIST), Code::conflict);
  EXPECT_EQ(code(ELOOP), Code::invalid);
  EXPECT_EQ(code(EIO), Code::unavailable);
  EXPECT_EQ(fail_errno(ENOENT, "a/b").value().message(), "a/b: No such file or directory");
}

}  // namespace
}  // namespace roadstead
