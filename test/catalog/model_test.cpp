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

}  // namespace roadstead::catalog
