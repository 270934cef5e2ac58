// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <vector>

#include "roadstead/app/import.hpp"
#include "roadstead/catalog/format.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/stated_layout.hpp"
#include "support/memory_registry.hpp"
#include "support/places.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

// What publishing writes is what loading reads: every README of the real registries (ROADSTEAD_CORPUS) is read, written
// and read again, and both readings say the same, field by field.
namespace roadstead::app {
namespace {

using namespace roadstead::catalog;
namespace fs = std::filesystem;

using Texts = std::vector<std::string>;

void append(Texts& out, std::span<const Label> labels) {
  out.push_back(std::to_string(labels.size()));
  for (const Label& label : labels) out.insert(out.end(), {std::string(label.key), std::string(label.value)});
}

void append(Texts& out, const StoredFile& file) {
  out.insert(out.end(), {std::to_string(file.size_bytes), file.digest_text(), file.expires ? "expires" : "stays",
                         std::string(file.url), std::string(file.arch), std::string(file.created),
                         std::string(file.commit), std::to_string(file.mirrors.size())});
  out.insert(out.end(), file.mirrors.begin(), file.mirrors.end());
  append(out, file.inputs);
}

void append(Texts& out, std::span<const StoredFile> files) {
  out.push_back(std::to_string(files.size()));
  for (const StoredFile& file : files) append(out, file);
}

Texts told(const Tag& tag) {
  Texts out = {tag.layout == Layout::oci ? "oci" : "singularity",
               tag.frozen ? "frozen" : "moves",
               tag.has_body ? "body" : "no body",
               tag.older_form ? "older form" : "newer form",
               std::string(tag.yanked),
               std::string(tag.source.repository),
               std::string(tag.source.commit),
               std::string(tag.source.recipe)};
  append(out, tag.source.inputs);
  append(out, tag.labels);
  append(out, tag.stated);
  append(out, tag.layers);
  append(out, tag.images);
  append(out, tag.history);
  return out;
}

Texts told(const Collection& collection) {
  Texts out = {std::string(collection.description), collection.has_body ? "body" : "no body"};
  for (const catalog::Owner& owner : collection.owners)
    out.insert(out.end(),
               {std::to_string(static_cast<int>(owner.kind)), std::string(owner.id), std::string(owner.name)});
  return out;
}

/// READMEs that were read, written and read again.
struct Counts {
  std::size_t tags = 0, collections = 0;
};

template <class Entity, class Parse, class Format>
void expect_to_come_back(const std::string& path, const std::string& text, Parse parse, Format format) {
  const auto parts = split_front_matter(text);
  ASSERT_TRUE(parts) << path;
  YamlDocument yaml, yaml_again;
  Arena arena;
  Findings findings;
  Entity entity, again;
  ASSERT_TRUE(parse(path, text, yaml, arena, findings, entity)) << test::text_of(findings);
  std::string written;
  format(entity, parts->body, written);
  ASSERT_TRUE(parse(path, written, yaml_again, arena, findings, again)) << test::text_of(findings) << written;
  EXPECT_EQ(told(again), told(entity)) << path << "\n" << written;
  const auto written_parts = split_front_matter(written);
  ASSERT_TRUE(written_parts) << path;
  EXPECT_EQ(written_parts->body, parts->body) << path;
}

Counts expect_all_to_come_back(const fs::path& tree) {
  Counts counts;
  for (const auto& [path, text] : test::read_folder(tree)) {
    if (!path.ends_with("/README.md")) continue;
    const std::string folder = fs::path(path).parent_path().parent_path().filename();
    if (folder == "manifests") {
      expect_to_come_back<Tag>(path, text, parse_tag, format_tag);
      ++counts.tags;
    } else if (stated_layout(text).value == "collection") {
      expect_to_come_back<Collection>(path, text, parse_collection, format_collection);
      ++counts.collections;
    }
  }
  return counts;
}

class RoundTrip : public testing::Test {
 protected:
  void SetUp() override {
    if (test::corpus_folder().empty() || !fs::exists(test::corpus_folder()))
      GTEST_SKIP() << "no corpus of real registries here: set ROADSTEAD_CORPUS";
  }
  static fs::path corpus() { return test::corpus_folder(); }
};

TEST_F(RoundTrip, OfTheOlderRegistries) {
  const Counts basic = expect_all_to_come_back(corpus() / "registry");
  EXPECT_EQ(basic.tags, 4u);
  EXPECT_EQ(basic.collections, 2u);
  const Counts organizational = expect_all_to_come_back(corpus() / "registry-org");
  EXPECT_EQ(organizational.tags, 4u);
  EXPECT_EQ(organizational.collections, 4u);
}

TEST_F(RoundTrip, OfTheImportedArchive) {
  const test::Scratch scratch;
  const auto report = import_singularity_hub(corpus() / "singularity-hub/containers.jsonl", scratch.root() / "out",
                                             [](std::uint64_t, std::uint64_t) {});
  ASSERT_TRUE(report) << report.error().message();
  const Counts counts = expect_all_to_come_back(scratch.root() / "out");
  EXPECT_EQ(counts.tags, report->tags);
  EXPECT_EQ(counts.tags, 4'028u);
  EXPECT_EQ(counts.collections, 1'939u);
}

}  // namespace
}  // namespace roadstead::app
