// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/stored_bytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace roadstead::catalog {
namespace {

/// A tag that is an image file of 4096 bytes and more.
struct Image {
  explicit Image(std::uint64_t bytes, std::string_view name = {}, std::string_view md5 = {}) {
    tag.older_form = false;
    layers[0].size_bytes = bytes;
    if (!name.empty()) layers[0].digest = Digest::of(name);
    layers[0].other_digest = md5;
    tag.layers = layers;
  }
  std::vector<StoredFile> layers = std::vector<StoredFile>(1);
  Tag tag;
};

std::uint64_t sum_of(std::span<const Image> images) {
  StoredBytes stored;
  for (const Image& image : images) stored.add(image.tag);
  return stored.sum();
}

TEST(StoredBytes, CountsADigestOnce) {
  EXPECT_EQ(sum_of({}), 0u);
  EXPECT_EQ(sum_of(std::array{Image(5000, "a"), Image(6000, "b"), Image(5000, "a")}), 11'000u);
  EXPECT_EQ(sum_of(std::array{Image(5000, "", "md5:a"), Image(5000, "", "md5:a"), Image(5000, "", "md5:b")}), 10'000u);
}

TEST(StoredBytes, TellsDigestsOfOneBeginningApart) {
  StoredBytes stored;
  for (const char last : {'1', '2'}) {
    Image image(5000);
    image.layers[0].digest = Digest::parse("sha256:" + std::string(63, '0') + last).value();
    stored.add(image.tag);
  }
  EXPECT_EQ(stored.sum(), 10'000u);
}

TEST(StoredBytes, TakesTheLargerOfTwoSizes) {
  EXPECT_EQ(sum_of(std::array{Image(5000, "a"), Image(6000, "a"), Image(5500, "a")}), 6000u);
}

TEST(StoredBytes, CountsEachThatHasNoDigest) { EXPECT_EQ(sum_of(std::array{Image(5000), Image(5000)}), 10'000u); }

TEST(StoredBytes, LeavesOutASizeThatCannotBeBytes) {
  EXPECT_EQ(sum_of(std::array{Image(30, "a"), Image(5000, "b")}), 5000u);
}

TEST(StoredBytes, DoesNotWrap) {
  EXPECT_EQ(sum_of(std::array{Image(~std::uint64_t{0}, "a"), Image(5000, "b"), Image(5000)}), ~std::uint64_t{0});
}

TEST(StoredBytes, AddsUpManyThatAreRepeated) {
  StoredBytes stored;
  for (int round = 0; round < 3; ++round)
    for (int i = 0; i < 10'000; ++i) stored.add(Image(4096, std::to_string(i)).tag);
  EXPECT_EQ(stored.sum(), 10'000u * 4096);
}

// Two images of one index share their base.
TEST(StoredBytes, CountsALayerOfSeveralImagesOnce) {
  const auto blob = [](std::string_view name, std::uint64_t bytes) {
    BlobRef one;
    one.digest = Digest::of(name);
    one.size_bytes = bytes;
    return one;
  };
  const BlobRef first[] = {blob("base", 1000), blob("top", 20)}, second[] = {blob("base", 1000), blob("other", 3)};
  std::vector<Document> documents(3);
  ChildRef children[2];
  documents[0].digest = Digest::of("root");
  documents[0].is_index = true;
  for (std::size_t i = 0; i < 2; ++i) documents[i + 1].digest = children[i].digest = Digest::of(std::to_string(i));
  documents[0].children = children;
  documents[1].blobs = first;
  documents[2].blobs = second;
  std::ranges::sort(documents, {}, &Document::digest);
  Tag tag;
  tag.layout = Layout::oci;
  tag.stated.digest = Digest::of("root");
  tag.documents = documents;
  StoredBytes stored;
  stored.add(tag);
  stored.add(tag);
  EXPECT_EQ(stored.sum(), 1023u);
}

}  // namespace
}  // namespace roadstead::catalog
