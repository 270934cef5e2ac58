// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/import.hpp"

#include <gtest/gtest.h>

#include "roadstead/app/registry.hpp"
#include "support/scratch.hpp"

namespace roadstead::app {
namespace {

using test::Scratch;

std::string row(const std::string& name, const std::string& tag, const std::string& date, const std::string& url) {
  return R"({"name":")" + name + R"(","tag":")" + tag + R"(","build_date":")" + date + R"(","sif":")" + url +
         R"(","size":4096})" + "\n";
}

TEST(ImportSingularityHub, EachRowIsATagOrHistoryOrAFinding) {
  const Scratch scratch;
  const auto rows = scratch.write("rows", row("a/b", "t", "2020-01-01T00:00:00Z", "https://e.org/1") +
                                              row("a/b", "t", "2021-01-01T00:00:00Z", "https://e.org/2") +
                                              row("a/b", "1+2", "2021-01-01T00:00:00Z", "https://e.org/3") +
                                              row("a/b", "u", "2021-01-01T00:00:00Z", "nowhere") + "no json\n");
  std::uint64_t last = 0, all = 0;
  const auto report = import_singularity_hub(rows, scratch.root() / "out", [&](std::uint64_t done, std::uint64_t of) {
    last = done;
    all = of;
  });
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(report->rows, 5u);
  EXPECT_EQ(report->tags, 2u);
  EXPECT_EQ(report->history, 1u);
  ASSERT_EQ(report->findings.size(), 2u);
  EXPECT_EQ(report->findings[0].message, "'nowhere' is not a URL");
  EXPECT_EQ(report->findings[1].row, 5u);
  EXPECT_EQ(report->losses.size(), 2u);  // shub and OCI cannot spell '1+2'
  EXPECT_EQ(std::pair(last, all), std::pair(std::uint64_t{1}, std::uint64_t{1}));

  const auto registry = open_registry((scratch.root() / "out").string(), 1);
  ASSERT_TRUE(registry) << registry.error().message();
  const catalog::Tag* const tag = registry->catalog.find("a/b")->find("t");
  ASSERT_NE(tag, nullptr);
  EXPECT_EQ(tag->layers.front().url, "https://e.org/2");
  ASSERT_EQ(tag->history.size(), 1u);
  EXPECT_EQ(tag->history.front().url, "https://e.org/1");
}

TEST(ImportSingularityHub, NamesAFileThatIsNotThereOnce) {
  const Scratch scratch;
  const std::string file = (scratch.root() / "none").string();
  const auto report = import_singularity_hub(file, scratch.root() / "out", [](std::uint64_t, std::uint64_t) {});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message(), file + ": No such file or directory");
}

}  // namespace
}  // namespace roadstead::app
