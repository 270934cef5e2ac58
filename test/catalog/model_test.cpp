// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/model.hpp"

#include <gtest/gtest.h>

namespace roadstead::catalog {

TEST(StoredFile, SpellsItsDigest) {
  const Digest digest = Digest::of("bytes");
  EXPECT_EQ((StoredFile{.digest = digest}.digest_text()), digest.text());
  EXPECT_EQ((StoredFile{.other_digest = "md5:0123456789abcdef0123456789abcdef"}.digest_text()),
            "md5:0123456789abcdef0123456789abcdef");
  EXPECT_EQ(StoredFile{}.digest_text(), "");
}

TEST(Tag, HasTheImageOfItsLayer) {
  const StoredFile layers[] = {{.size_bytes = 4096, .url = "https://e.org/image"}};
  Tag tag{.layers = layers};
  tag.stated = {.size_bytes = 4, .arch = "arm64"};
  EXPECT_EQ(tag.image().size_bytes, 4096u);
  EXPECT_EQ(tag.image().url, "https://e.org/image");
  EXPECT_EQ(tag.image().arch, "arm64");
}

class OciTag : public testing::TestWithParam<std::size_t> {};

TEST_P(OciTag, HasTheDocumentThatItNamesForAnImage) {
  const StoredFile layers[] = {{.size_bytes = 4096, .url = "https://e.org/blob"}};
  Tag tag{.layout = Layout::oci, .layers = std::span(layers).first(GetParam())};
  tag.stated = {.size_bytes = 700, .digest = Digest::of("manifest")};
  EXPECT_EQ(tag.image().size_bytes, 700u);
  EXPECT_EQ(tag.image().digest, Digest::of("manifest"));
  EXPECT_EQ(tag.image().url, "");
}

INSTANTIATE_TEST_SUITE_P(Layers, OciTag, testing::Values(0, 1),
                         [](const auto& one) { return one.param == 0 ? "none" : "one"; });

}  // namespace roadstead::catalog
