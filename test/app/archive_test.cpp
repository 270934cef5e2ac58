// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "roadstead/app/import.hpp"
#include "roadstead/app/serve.hpp"
#include "support/places.hpp"
#include "support/scratch.hpp"

// The Singularity Hub archive's rows (ROADSTEAD_CORPUS), as a whole: imported, checked, and each image asked for by the
// reference that its users know. nlohmann's parser reads the rows a second time.
namespace roadstead::app {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

class Archive : public testing::Test {
 protected:
  void SetUp() override {
    if (test::corpus_folder().empty() || !fs::exists(rows()))
      GTEST_SKIP() << "no rows of the archive here: set ROADSTEAD_CORPUS";
  }

  static fs::path rows() { return test::corpus_folder() / "singularity-hub/containers.jsonl"; }
  fs::path tree() const { return scratch_.root() / "tree"; }

  ImportReport import_all() const {
    auto report = import_singularity_hub(rows(), tree(), [](std::uint64_t, std::uint64_t) {});
    EXPECT_TRUE(report) << report.error().message();
    return report.value_or(ImportReport{});
  }

  test::Scratch scratch_;
};

// "<name>:<tag>", as the rows have them.
std::set<std::string> references(const fs::path& rows) {
  std::set<std::string> names;
  std::ifstream file(rows);
  for (std::string line; std::getline(file, line);) {
    const json row = json::parse(line);
    names.insert(row.at("name").get<std::string>() + ":" + row.at("tag").get<std::string>());
  }
  return names;
}

void expect_all_kept_or_told(const ImportReport& report, const fs::path& tree) {
  EXPECT_EQ(report.rows, 4028u);
  EXPECT_EQ(report.rows, report.tags + report.history + report.findings.size());
  const auto registry = open_registry(tree.string(), 2);
  ASSERT_TRUE(registry) << registry.error().message();
  EXPECT_FALSE(catalog::has_errors(registry->findings)) << registry->findings.front().message;
  EXPECT_EQ(registry->catalog.tag_count(), report.tags);
}

// No API takes these, or shub does not.
std::set<std::string> lost_to_shub(const ImportReport& report) {
  std::set<std::string> lost;
  for (const ImportNote& note : report.findings) lost.insert(note.name + ":" + note.tag);
  for (const ImportNote& note : report.losses)
    if (note.message.starts_with("the shub API")) lost.insert(note.name + ":" + note.tag);
  return lost;
}

void expect_all_found(const std::set<std::string>& references, const std::set<std::string>& lost,
                      const fs::path& tree) {
  const auto served = load_served({.registry = tree.string(), .jobs = 2}, "https://registry.example.org");
  ASSERT_TRUE(served && served->answers);
  std::size_t found = 0;
  for (const std::string& reference : references) {
    if (lost.contains(reference)) continue;
    const auto answer = served->answers->answer({.path = "/api/container/" + reference});
    ASSERT_TRUE(answer) << reference << ": " << answer.error().message();
    EXPECT_FALSE(json::parse(answer->body).at("image").get<std::string>().empty()) << reference;
    ++found;
  }
  EXPECT_GT(found, 3000u);
}

// One test, since importing takes much longer than looking.
TEST_F(Archive, EachRowIsKeptOrToldAndEachImageFoundByTheReferenceItHad) {
  const ImportReport report = import_all();
  expect_all_kept_or_told(report, tree());
  expect_all_found(references(rows()), lost_to_shub(report), tree());
}

}  // namespace
}  // namespace roadstead::app
