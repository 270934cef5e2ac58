// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/digest.hpp"

#include <gtest/gtest.h>

namespace roadstead::oci {
namespace {

TEST(ParseDigest, BothRegisteredAlgorithms) {
  EXPECT_EQ(parse_digest("sha256:" + std::string(64, '0')).value(), "sha256:" + std::string(64, '0'));
  EXPECT_EQ(parse_digest("sha512:" + std::string(128, 'f')).value(), "sha512:" + std::string(128, 'f'));
  EXPECT_EQ(digest_algorithm("sha256:ab"), "sha256");
  EXPECT_EQ(digest_hex("sha256:ab"), "ab");
}

struct Refusal {
  const char* name;
  std::string text;
  const char* message;
};

class DigestRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(DigestRefuses, WithOneClearError) {
  const auto digest = parse_digest(GetParam().text);
  ASSERT_FALSE(digest);
  EXPECT_EQ(digest.error().message(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Form, DigestRefuses,
    testing::Values(
        Refusal{"empty", "", "digest '' does not start with 'sha256:' or 'sha512:'"},
        Refusal{"md5", "md5:x\x1b", "digest 'md5:x?' does not start with 'sha256:' or 'sha512:'"},
        Refusal{"short", "sha256:abc", "digest has 3 hex digits, want 64"},
        Refusal{"sha512_short", "sha512:" + std::string(64, 'a'), "digest has 64 hex digits, want 128"},
        Refusal{"upper_case", "sha256:" + std::string(64, 'A'), "digest has 'A' at position 1, want 0-9 or a-f"},
        Refusal{"path", "sha256:" + std::string(61, 'a') + "/..", "digest has '/' at position 62, want 0-9 or a-f"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

}  // namespace
}  // namespace roadstead::oci
