// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/import.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <tuple>

#include "roadstead/app/registry.hpp"
#include "roadstead/catalog/finding.hpp"
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
  EXPECT_EQ(report->findings[0].message, "'nowhere' is not a URL, want https://…");
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

ImportReport import_rows(const Scratch& scratch, const std::string& text) {
  auto report =
      import_singularity_hub(scratch.write("rows", text), scratch.root() / "out", [](std::uint64_t, std::uint64_t) {});
  EXPECT_TRUE(report) << report.error().message();
  return report.value_or(ImportReport{});
}

// Whatever is taken passes the check.
Registry open_imported(const Scratch& scratch) {
  auto registry = open_registry((scratch.root() / "out").string(), 1);
  EXPECT_TRUE(registry) << registry.error().message();
  EXPECT_FALSE(catalog::has_errors(registry->findings)) << registry->findings.front().message;
  return std::move(*registry);
}

std::string row_with(const std::string& name, const std::string& fields) {
  return R"({"name":")" + name + R"(","tag":"t","sif":"https://e.org/1","size":4096,)" + fields + "}\n";
}

struct BadField {
  const char* name;
  std::string field, said;
};

class ImportLeavesOut : public testing::TestWithParam<BadField> {};

TEST_P(ImportLeavesOut, TheFieldAndKeepsTheRow) {
  const Scratch scratch;
  const ImportReport report = import_rows(scratch, row_with("a/b", GetParam().field));
  EXPECT_EQ(report.tags, 1u);
  EXPECT_TRUE(report.findings.empty());
  ASSERT_EQ(report.losses.size(), 1u);
  EXPECT_EQ(report.losses[0].message, GetParam().said);
  EXPECT_EQ(open_imported(scratch).catalog.tag_count(), 1u);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ImportLeavesOut,
    testing::Values(BadField{"commit", R"("commit":"short")",
                             "commit 'short' is left out, want 40 lower-case hex digits"},
                    BadField{"date", R"("build_date":"2020-01-01 00:00:00")",
                             "build_date '2020-01-01 00:00:00' is left out, want a time as 2026-11-23T10:00:00Z"},
                    BadField{"license", R"("license":"MIT\u0007")",
                             "license 'MIT\a' is left out, want text without control characters"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ImportSingularityHub, AnMd5InUpperCaseIsAnMd5) {
  const Scratch scratch;
  import_rows(scratch, row_with("a/b", R"("version":"49A31D027F2BCFD4A8451AC1E527EE9E")"));
  const Registry registry = open_imported(scratch);
  EXPECT_EQ(registry.catalog.find("a/b")->find("t")->stated.other_digest, "md5:49a31d027f2bcfd4a8451ac1e527ee9e");
}

TEST(ImportSingularityHub, TheSameRowTwiceIsOneTag) {
  const Scratch scratch;
  const std::string one = row("a/b", "t", "2020-01-01T00:00:00Z", "https://e.org/1");
  const ImportReport report = import_rows(scratch, one + one);
  EXPECT_EQ(std::tuple(report.rows, report.tags, report.history), std::tuple(2u, 1u, 0u));
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].message, "the same image as row 1, which is kept");
}

TEST(ImportSingularityHub, ANameThroughAnothersPagesIsAFinding) {
  const Scratch scratch;
  const ImportReport report =
      import_rows(scratch, row_with("o/r", R"("id":1)") + row_with("o/r/manifests", R"("id":2)") +
                               row_with("o/r/tags", R"("id":3)") + row_with("o/tags", R"("id":4)") +
                               row_with("o/manifests", R"("id":5)"));
  EXPECT_EQ(std::pair(report.rows, report.tags), std::pair(std::uint64_t{5}, std::uint64_t{3}));
  ASSERT_EQ(report.findings.size(), 2u);
  for (const ImportNote& note : report.findings)
    EXPECT_EQ(note.message, "the name runs through the pages of 'o/r'") << note.name;
  EXPECT_EQ(open_imported(scratch).catalog.tag_count(), 3u);
}

TEST(ImportSingularityHub, AUrlWithCredentialsIsNotQuoted) {
  const Scratch scratch;
  const ImportReport report = import_rows(scratch, row("a/b", "t", "", "https://me:secret@e.org/1"));
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].message, "the URL carries credentials, want one that anyone may read");
}

TEST(ImportSingularityHub, WritesNothingWithoutARow) {
  const Scratch scratch;
  for (const char* text : {"", "\n\n", "no json\nnor here\n"}) {
    const auto file = scratch.write("rows", text);
    const auto report = import_singularity_hub(file, scratch.root() / "out", [](std::uint64_t, std::uint64_t) {});
    EXPECT_FALSE(report) << text;
    EXPECT_FALSE(std::filesystem::exists(scratch.root() / "out")) << text;
  }
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
