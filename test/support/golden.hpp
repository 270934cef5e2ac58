// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::test {

/// Compares `got` with the file `name` of test/golden. With ROADSTEAD_UPDATE_GOLDEN set it writes the
/// file instead, and the test counts as skipped: review the diff.
void expect_golden(const std::string& name, std::string_view got);

}  // namespace roadstead::test
