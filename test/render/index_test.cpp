// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/search/index.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>

#include "pages.hpp"
#include "roadstead/render/search/files.hpp"
#include "roadstead/render/shortened.hpp"

namespace roadstead::render::search {
namespace {

using namespace roadstead::test;

/// A catalog of collections with one tag each, made without a tree.
class Many {
 public:
  /// Gives its tag, for what the registry says of it beside.
  catalog::Tag& add(const std::string& name, const std::string& description, const std::string& created) {
    catalog::Tag& tag = tags_.emplace_back();
    tag.name = "latest";
    tag.stated.created = keep(created);
    tag.stated.size_bytes = 4096;
    tag.layers = std::span(&files_.emplace_back(tag.stated), 1);
    catalog.collections.push_back({.name = keep(name), .description = keep(description), .tags = std::span(&tag, 1)});
    return tag;
  }

  catalog::Catalog catalog;

 private:
  std::string_view keep(const std::string& text) { return texts_.emplace_back(text); }

  std::deque<std::string> texts_;
  std::deque<catalog::StoredFile> files_;
  std::deque<catalog::Tag> tags_;
};

std::size_t place_of(const Index& index, std::string_view term) {
  const auto found = std::ranges::lower_bound(index.terms(), term, {}, &Index::Term::text);
  return static_cast<std::size_t>(found - index.terms().begin());
}

std::string shown(const Index& index, std::string_view text) {
  const std::size_t term = place_of(index, text);
  if (term == index.terms().size() || index.terms()[term].text != text) return "none";
  std::string lists;
  for (const Tier tier : {Tier::name, Tier::part, Tier::other})
    lists += fmt::format("[{}]", fmt::join(index.postings(term, tier), " "));
  return lists;
}

TEST(Index, NumbersTheNewestFirst) {
  Many many;
  many.add("a/none", "", "");
  many.add("b/old", "", "2020-01-01T00:00:00Z");
  many.add("c/new", "", "2026-01-01T00:00:00Z");
  many.add("d/new-elsewhere", "", "2026-01-01T01:00:00+01:00");
  std::string names;
  for (const Document& document : documents_of(many.catalog)) names.append(document.collection->name) += ' ';
  EXPECT_EQ(names, "c/new d/new-elsewhere b/old a/none ");
}

// Hundreds of versions are no more than what a label says.
TEST(Index, KeepsLabelsBesideManyTags) {
  std::vector<TreeFile> files;
  for (int i = 0; i < 300; ++i)
    files.push_back({.path = fmt::format("a/b/manifests/v1.2.{}/README.md", i),
                     .bytes = "---\nlayout: manifests/singularity\nsize: 4096\nlabels: {flavour: strawberry}\n"
                              "layers: [{size: 4096, url: \"https://e.org/a\"}]\n---\n"});
  const MemoryRegistry registry(TreeText{.files = files});
  const Index index(registry.loaded.catalog);
  EXPECT_EQ(shown(index, "strawberry"), "[][][0]");
  EXPECT_EQ(shown(index, "1.2.0"), "[][][0]");
}

TEST(Index, KnowsWhereATermStands) {
  Many many;
  many.add("bio/samtools", "reads and writes", "2026-01-04T00:00:00Z");
  many.add("samtools/bio-perl", "Samtools for Perl", "2026-01-03T00:00:00Z");
  many.add("other/thing", "uses samtools", "2026-01-02T00:00:00Z");
  const Index index(many.catalog);
  EXPECT_EQ(shown(index, "samtools"), "[0][1][2]");
  EXPECT_EQ(shown(index, "bioperl"), "[1][][]");  // as people write it
  EXPECT_EQ(shown(index, "bio"), "[][0 1][]");
  EXPECT_EQ(shown(index, ":owner:bio"), "[][][0]");
  EXPECT_EQ(shown(index, ":year:2026"), "[][][0 1 2]");
  EXPECT_EQ(shown(index, "Samtools"), "none");
}

TEST(Index, KnowsArchitecturesByBothNames) {
  const MemoryRegistry registry(read_tree_text("golden/registry.txt").value());
  const Index index(registry.loaded.catalog);
  for (const auto& [facet, words] :
       {std::pair(":arch:amd64", std::vector{"amd64", "x86"}), {":arch:arm64", {"arm64", "aarch64"}}})
    for (const char* word : words) {
      const std::size_t term = place_of(index, word);
      ASSERT_LT(term, index.terms().size());
      ASSERT_EQ(index.terms()[term].text, word);
      EXPECT_GE(index.terms()[term].documents, index.terms()[place_of(index, facet)].documents) << word;
    }
}

TEST(Index, HasBothEndsOfTheSizesOfAPull) {
  EXPECT_EQ(fmt::format("{}", fmt::join(facet_terms({.least_bytes = 99, .bytes = 100}), " ")), ":size:2 :size:1");
  EXPECT_EQ(fmt::format("{}", fmt::join(facet_terms({.least_bytes = 100, .bytes = 999}), " ")), ":size:2");
  EXPECT_TRUE(facet_terms({}).empty());
}

catalog::Digest digest(std::uint64_t begin) {
  return *catalog::Digest::parse(fmt::format("sha256:{:016x}{:048}", begin, 7));
}

TEST(Index, KnowsWhoseADigestIs) {
  Many many;
  many.add("a/old", "", "2020-01-01T00:00:00Z").stated.digest = digest(0xfff0000000000000);
  many.add("b/new", "", "2026-01-01T00:00:00Z").stated.digest = digest(0x0123456789abcdef);
  many.add("c/no-digest", "", "");
  catalog::Tag& yanked = many.add("d/yanked", "", "");
  yanked.stated.digest = digest(1);
  yanked.yanked = "sinks";
  std::string files;
  append_digests(files, Index(many.catalog), 0);
  EXPECT_EQ(files, "{\"digests\":[\n[\"0123456789abcdef\",0,\"latest\"]\n,[\"fff0000000000000\",1,\"latest\"]]}");
}

TEST(IndexFiles, HaveEachDigestInItsPlaceAndOnce) {
  Many many;
  constexpr std::uint64_t count = 3000;
  for (std::uint64_t i = 0; i < count; ++i)
    many.add(fmt::format("a/n{}", i), "", "").stated.digest = digest(i * (~std::uint64_t{0} / count));
  const Index index(many.catalog);
  ASSERT_EQ(digest_shards(index), 3u);
  std::string all;
  for (std::size_t shard = 0; shard < 3; ++shard) append_digests(all, index, shard);
  for (std::uint64_t i = 0; i < count; ++i)
    EXPECT_NE(all.find(fmt::format("\"{:016x}\"", i * (~std::uint64_t{0} / count))), all.npos) << i;
  EXPECT_EQ(std::ranges::count(all, '\n'), std::ptrdiff_t{count});
}

// Who writes digests that begin alike makes no file longer that others fetch.
TEST(IndexFiles, EndWhereDigestsAreMadeUp) {
  Many many;
  for (int i = 0; i < 5000; ++i) many.add(fmt::format("a/n{}", i), "", "").stated.digest = digest(1);
  std::string file;
  append_digests(file, Index(many.catalog), 0);
  EXPECT_EQ(std::ranges::count(file, '\n'), 2048);
}

TEST(Index, KeepsTheNewestOfAWordThatAllHave) {
  Many many;
  const std::uint32_t count = posting_limit + 100;
  for (std::uint32_t i = 0; i < count; ++i) many.add(fmt::format("owner/n{}", i), "a container", "");
  const Index index(many.catalog);
  const std::size_t term = place_of(index, "container");
  const auto kept = index.postings(term, Tier::other);
  EXPECT_EQ(index.terms()[term].documents, count);
  ASSERT_EQ(kept.size(), posting_limit);
  EXPECT_EQ(kept.front(), 0u);
  EXPECT_EQ(kept.back(), posting_limit - 1);
}

std::string rendered(const Index& index, const catalog::Catalog& catalog) {
  std::string all;
  append_directory(all, index);
  append_records(all, index, 0);
  append_columns(all, index, catalog, 0);
  append_terms(all, index, 0, index.terms().size());
  append_digests(all, index, 0);
  return all;
}

TEST(Index, IsTheSameEachTime) {
  const MemoryRegistry registry(read_tree_text("golden/registry.txt").value());
  const catalog::Catalog& catalog = registry.loaded.catalog;
  EXPECT_EQ(rendered(Index(catalog), catalog), rendered(Index(catalog), catalog));
}

struct Change {
  const char* name;
  const char* from;
  const char* to;
};

class Generation : public testing::TestWithParam<Change> {};

std::string generation_where(std::string_view from, std::string_view to) {
  std::string tag =
      "---\nlayout: manifests/singularity\nsize: 4096\n"
      "digest: sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
      "layers: [{size: 4096, digest: \"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", "
      "url: \"https://e.org/a\"}]\ncreated: 2026-11-01T08:00:00Z\narch: amd64\n"
      "labels: {org.opencontainers.image.licenses: MIT, use: \"sails and oars\"}\n---\n";
  for (std::size_t at = tag.find(from); at != tag.npos; at = tag.find(from, at + to.size()))
    tag.replace(at, from.size(), to);
  const MemoryRegistry registry(TreeText{.files = {{.path = "harbor/buoy/manifests/latest/README.md", .bytes = tag},
                                                   {.path = "harbor/oars/README.md", .bytes = "---\n---\n"}}});
  EXPECT_TRUE(registry.loaded.left_out.empty()) << tag;
  return std::string(Index(registry.loaded.catalog).generation());
}

// A browser keeps files by their generation: what stands in one may be no other while that is the same.
TEST_P(Generation, IsAnotherWhereThereIs) {
  EXPECT_EQ(generation_where("none", "none"), generation_where("none", "none"));
  EXPECT_NE(generation_where(GetParam().from, GetParam().to), generation_where("none", "none"));
}

INSTANTIATE_TEST_SUITE_P(
    Index, Generation,
    testing::Values(Change{"size", "4096", "8192"}, Change{"digest", "aaaaaaaa", "aaaaaaab"},
                    Change{"licence", "MIT", "BSD-3-Clause"}, Change{"architecture", "amd64", "arm64"},
                    Change{"signature", "arch:", "signers: [0123456789abcdef0123456789abcdef01234567]\narch:"},
                    Change{"day", "2026-11-01", "2026-11-02"}, Change{"word_of_a_label", "sails", "rudder"},
                    Change{"frozen", "arch:", "frozen: true\narch:"},
                    Change{"yanked", "arch:", "yanked: sinks\narch:"}),
    [](const auto& row) { return std::string(row.param.name); });

// Both words stay, each in one collection; only which has which changes.
TEST(Index, IsOfAnotherGenerationWhereTermsChangePlaces) {
  const auto generation = [](const char* first, const char* second) {
    Many many;
    many.add("a/a", std::string(130, '-') + " the end of a long text " + first, "");
    many.add("b/b", std::string(130, '-') + " the end of a long text " + second, "");
    return std::string(Index(many.catalog).generation());
  };
  EXPECT_NE(generation("sails", "oars"), generation("oars", "sails"));
}

// No file grows with the registry, whatever stands in it.
TEST(IndexFiles, AreSmall) {
  Many many;
  for (int i = 0; i < 20'000; ++i)
    many.add(fmt::format("owner{}/name-{}", i % 700, i), fmt::format("a container with word{} in it", i),
             fmt::format("20{:02}-01-01T00:00:00Z", i % 26));
  const Index index(many.catalog);
  const auto starts = index.term_shards();
  EXPECT_GT(starts.size(), 10u);
  for (std::size_t shard = 0; shard < starts.size(); ++shard) {
    std::string file;
    append_terms(file, index, starts[shard], shard + 1 < starts.size() ? starts[shard + 1] : index.terms().size());
    EXPECT_LT(file.size(), 70'000u) << shard;
  }
  std::string directory, records, columns;
  append_directory(directory, index);
  append_records(records, index, 0);
  append_columns(columns, index, many.catalog, 0);
  EXPECT_LT(directory.size(), 20'000u);
  EXPECT_LT(records.size(), 70'000u);
  EXPECT_LT(columns.size(), 100'000u);
}

std::string file_path(const MemorySite& site, std::string_view name) {
  return fmt::format("_/search/{}/{}", Index(site.registry.loaded.catalog).generation(), name);
}

TEST(IndexFiles, OfAnEmptyRegistryIsADirectory) {
  const MemorySite site(TreeText{});
  EXPECT_EQ(site.one("_/search/directory.json").size(), 1u);
  for (const char* name : {"terms/0.json", "records/0.json", "columns/0.json", "digests/0.json"})
    EXPECT_TRUE(site.one(file_path(site, name)).empty()) << name;
}

TEST(IndexFiles, AreNoOthersThanThere) {
  const MemorySite site(read_tree_text("golden/registry.txt").value());
  for (const char* name : {"terms/0.json", "records/0.json", "columns/0.json", "digests/0.json"})
    EXPECT_EQ(site.one(file_path(site, name)).size(), 1u) << name;
  for (const char* name : {"terms/1.json", "terms/00.json", "terms/", "terms/-1.json", "x/0.json", ".json",
                           "records/x/0.json", "directory.json"})
    EXPECT_TRUE(site.one(file_path(site, name)).empty()) << name;
  for (const char* path : {"_/search/terms/0.json", "_/search//terms/0.json", "_/search/0123456789ab/terms/0.json"})
    EXPECT_TRUE(site.one(path).empty()) << path;
}

TEST(Facts, AreCutInWholeCharacters) {
  EXPECT_EQ(shortened("short", 10), "short");
  EXPECT_EQ(shortened("a longer text", 10), "a longe…");
  EXPECT_EQ(shortened("äääääää", 10), "äää…");
}

}  // namespace
}  // namespace roadstead::render::search
