// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/digest.hpp"

#include <gtest/gtest.h>

namespace roadstead::catalog {
namespace {

TEST(Digest, IsItsText) {
  const Digest digest = Digest::of("abc");
  EXPECT_EQ(digest.text(), "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ("sha256:" + digest.hex(), digest.text());
  EXPECT_EQ(Digest::parse(digest.text()).value(), digest);
  EXPECT_LT(Digest(), digest);
}

struct Refusal {
  const char* name;
  std::string text;
  const char* message;
};

class DigestRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(DigestRefuses, WithOneClearError) {
  const auto digest = Digest::parse(GetParam().text);
  ASSERT_FALSE(digest);
  EXPECT_EQ(digest.error().message(), GetParam().message);
  EXPECT_EQ(digest.error().code, Code::invalid);
}

INSTANTIATE_TEST_SUITE_P(
    Form, DigestRefuses,
    testing::Values(
        Refusal{"empty", "", "digest '' does not start with 'sha256:'"},
        Refusal{
            "no_algorithm", std::string(64, 'a'),
            "digest 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' does not start with 'sha256:'"},
        Refusal{"sha512", "sha512:ab", "digest 'sha512:ab' does not start with 'sha256:'"},
        Refusal{"upper_algorithm", "SHA256:ab", "digest 'SHA256:ab' does not start with 'sha256:'"},
        Refusal{"short", "sha256:abc", "digest has 3 hex digits, want 64"},
        Refusal{"long", "sha256:" + std::string(65, 'a'), "digest has 65 hex digits, want 64"},
        Refusal{"upper_case", "sha256:" + std::string(64, 'A'), "digest has 'A' at position 1, want 0-9 or a-f"},
        Refusal{"blank", "sha256:" + std::string(63, 'a') + " ", "digest has ' ' at position 64, want 0-9 or a-f"},
        Refusal{"path", "sha256:" + std::string(61, 'a') + "/..", "digest has '/' at position 62, want 0-9 or a-f"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

}  // namespace
}  // namespace roadstead::catalog
