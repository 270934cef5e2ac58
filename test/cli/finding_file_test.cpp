// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/finding_file.hpp"

#include <gtest/gtest.h>

namespace roadstead::cli {

struct FileCase {
  const char* name;
  std::string path;
  std::vector<std::string> files;  ///< sorted
  std::string_view file;
};

class AtFiles : public testing::TestWithParam<FileCase> {};

TEST_P(AtFiles, NameAFile) {
  const catalog::Findings findings{{GetParam().path, 4, 9, catalog::Severity::error, "schema", "is wrong"}};
  const catalog::Findings placed = at_files(findings, GetParam().files);
  EXPECT_EQ(placed.front().path, GetParam().file);
  EXPECT_EQ(placed.front().line, 4U);
}

INSTANTIATE_TEST_SUITE_P(
    Paths, AtFiles,
    testing::Values(FileCase{"of_a_file", "a/b/README.md", {"a/b/README.md", "a/b/other"}, "a/b/README.md"},
                    FileCase{"of_a_collection", "a/b", {"a/b-c/README.md", "a/b/README.md", "a/b/a"}, "a/b/README.md"},
                    FileCase{"of_one_without_a_readme",
                             "a/b",
                             {"a/b-c/README.md", "a/b/manifests/1/README.md", "a/c"},
                             "a/b/manifests/1/README.md"},
                    FileCase{"of_all", ".", {"README.md", "a/b", "roadstead.yml"}, "roadstead.yml"},
                    FileCase{"of_all_without_settings", ".", {"a/b/README.md", "c"}, "a/b/README.md"},
                    FileCase{"of_what_is_gone", "a/b", {"a/a", "a/c"}, "a/b"}, FileCase{"without_files", ".", {}, "."}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace roadstead::cli
