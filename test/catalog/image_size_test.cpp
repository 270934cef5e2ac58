// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/image_size.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace roadstead::catalog {
namespace {

Digest digest(std::string_view name) { return Digest::of(name); }
BlobRef blob(std::string_view name, std::uint64_t bytes) {
  BlobRef blob;
  blob.digest = digest(name);
  blob.size_bytes = bytes;
  return blob;
}

/// A tag whose root is the document "root".
class ImageSizes : public testing::Test {
 protected:
  Document& add(std::string_view name) {
    documents.emplace_back().digest = digest(name);
    return documents.back();
  }

  std::string sizes() {
    std::ranges::sort(documents, {}, &Document::digest);
    tag.layout = Layout::oci;
    tag.stated.digest = digest("root");
    tag.documents = documents;
    std::string text;
    for (const ImageSize& size : image_sizes(tag))
      text += std::string(size.arch) + " " + (size.bytes ? std::to_string(*size.bytes) : "unknown") + "\n";
    return text;
  }

  std::vector<Document> documents;
  Tag tag;
};

TEST_F(ImageSizes, SumConfigAndLayersOfAManifest) {
  const BlobRef blobs[] = {blob("config", 100), blob("base", 1000), blob("top", 20)};
  add("root").blobs = blobs;
  tag.stated.arch = "arm64";
  EXPECT_EQ(sizes(), "arm64 1120\n");
}

TEST_F(ImageSizes, CountALayerOnce) {
  const BlobRef blobs[] = {blob("config", 100), blob("empty", 32), blob("base", 1000), blob("empty", 32)};
  add("root").blobs = blobs;
  EXPECT_EQ(sizes(), " 1132\n");
}

TEST_F(ImageSizes, SumEachArchitectureOfAnIndex) {
  const BlobRef amd64[] = {blob("config", 100), blob("base", 1000)}, arm64[] = {blob("c", 90), blob("base", 1000)};
  const ChildRef children[] = {{digest("a"), 400, "amd64", "linux"},
                               {digest("b"), 400, "arm64", "linux"},
                               {digest("attestation"), 400, "unknown", "unknown"}};
  add("a").blobs = amd64, add("b").blobs = arm64, add("attestation"), add("root").children = children;
  EXPECT_EQ(sizes(), "amd64 1100\narm64 1090\n");
}

TEST_F(ImageSizes, SumAllOfAnIndexThatNamesNoArchitecture) {
  const BlobRef one[] = {blob("config", 100), blob("base", 1000)}, two[] = {blob("c", 90), blob("base", 1000)};
  const ChildRef children[] = {{digest("a"), 400, "", ""}, {digest("b"), 400, "", ""}, {digest("a"), 400, "", ""}};
  add("a").blobs = one, add("b").blobs = two, add("root").children = children;
  EXPECT_EQ(sizes(), " 1190\n");
}

TEST_F(ImageSizes, AreAtMostWhatTheNumberHolds) {
  constexpr std::uint64_t much = ~std::uint64_t{0} / 2;
  const BlobRef blobs[] = {blob("config", much), blob("base", much), blob("top", much)};
  add("root").blobs = blobs;
  EXPECT_EQ(sizes(), " 18446744073709551615\n");
}

TEST_F(ImageSizes, AreUnknownOfAnIndexInAnIndex) {
  const ChildRef children[] = {{digest("a"), 400, "amd64", "linux"}};
  const ChildRef below[] = {{digest("b"), 400, "amd64", "linux"}};
  add("a").children = below, add("b"), add("root").children = children;
  EXPECT_EQ(sizes(), "amd64 unknown\n");
}

// 2^60 paths lead from the root to the last one.
TEST_F(ImageSizes, SumSharedChildrenOnce) {
  const BlobRef blobs[] = {blob("config", 100)};
  std::vector<std::array<ChildRef, 2>> children(60);
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Digest next = digest(std::to_string(i + 1));
    children[i] = {{{next, 400, "", ""}, {next, 400, "", ""}}};
    add(i == 0 ? "root" : std::to_string(i)).children = children[i];
  }
  add("60").blobs = blobs;
  EXPECT_EQ(sizes(), " 100\n");
}

/// A tag of image files; its own has this size in its layer.
std::vector<ImageSize> sizes_of_files(std::uint64_t bytes) {
  static std::vector<StoredFile> layers(1), images(1);
  layers[0].size_bytes = bytes;
  images[0].size_bytes = 8192, images[0].arch = "arm64";
  Tag tag;
  tag.stated.size_bytes = 5, tag.stated.arch = "amd64";
  tag.layers = layers, tag.images = images;
  return image_sizes(tag);
}

TEST(ImageSizesOfFiles, AreOfWhatClientsFetch) {
  const auto sizes = sizes_of_files(4096);
  ASSERT_EQ(sizes.size(), 2u);
  EXPECT_EQ(sizes[0].arch, "amd64");
  EXPECT_EQ(sizes[0].bytes, 4096u);
  EXPECT_EQ(sizes[1].arch, "arm64");
  EXPECT_EQ(sizes[1].bytes, 8192u);
}

TEST(PullSize, IsThatOfTheSmallestImageToThatOfTheLargest) {
  const ImageSize images[] = {{"amd64", 14}, {"arm64", 12}, {"s390x", {}}, {"riscv64", 13}};
  EXPECT_EQ(pull_size(images).least, 12u);
  EXPECT_EQ(pull_size(images).most, 14u);
  EXPECT_EQ(pull_size(std::span(images).subspan(2, 1)).most, 0u);
}

TEST(ImageSizesOfFiles, AreUnknownWhereTheNumberCannotBeBytes) {
  EXPECT_EQ(sizes_of_files(30).at(0).bytes, std::nullopt);
}

}  // namespace
}  // namespace roadstead::catalog
