// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/image_size.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace roadstead::render::web {
namespace {

using catalog::BlobRef;
using catalog::ChildRef;
using catalog::Digest;
using catalog::Document;
using catalog::Tag;

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
    tag.layout = catalog::Layout::oci;
    tag.stated.digest = digest("root");
    tag.documents = documents;
    std::string text;
    for (const ImageSize& size : image_sizes(tag))
      text += std::string(size.arch) + " " + std::to_string(size.bytes) + "\n";
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

TEST(ImageSizesOfFiles, AreWhatTheMetadataStates) {
  Tag tag;
  tag.stated.size_bytes = 5, tag.stated.arch = "amd64";
  std::vector<catalog::StoredFile> images(1);
  images[0].size_bytes = 7, images[0].arch = "arm64";
  tag.images = images;
  const auto sizes = image_sizes(tag);
  ASSERT_EQ(sizes.size(), 2u);
  EXPECT_EQ(sizes[0].bytes, 5u);
  EXPECT_EQ(sizes[1].arch, "arm64");
}

}  // namespace
}  // namespace roadstead::render::web
