// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/temporary_folder.hpp"

#include <gtest/gtest.h>

#include "roadstead/base/file.hpp"

namespace roadstead {
namespace {

TEST(TemporaryFolder, GoesWithAllThatIsInIt) {
  std::filesystem::path path;
  {
    auto folder = TemporaryFolder::make();
    ASSERT_TRUE(folder) << folder.error().message();
    path = folder->path();
    const TemporaryFolder moved = std::move(*folder);
    ASSERT_TRUE(write_file_atomically(path / "f", "x"));
    EXPECT_TRUE(std::filesystem::exists(path / "f"));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace roadstead
