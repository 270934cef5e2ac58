// SPDX-License-Identifier: Apache-2.0
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "roadstead/base/file.hpp"
#include "support/places.hpp"

namespace roadstead::test {

namespace fs = std::filesystem;

void expect_golden(const std::string& name, std::string_view got) {
  const fs::path path = test_folder() / "golden" / name;
  if (std::getenv("ROADSTEAD_UPDATE_GOLDEN") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << got;
    GTEST_SKIP() << "rewrote " << path;
  }
  const auto wanted = read_file(path, std::uint64_t{16} << 20);
  ASSERT_TRUE(wanted) << wanted.error().message();
  EXPECT_EQ(got, *wanted) << "differs from " << path << "; set ROADSTEAD_UPDATE_GOLDEN=1, then review the diff";
}

}  // namespace roadstead::test
