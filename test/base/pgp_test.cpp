// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/pgp.hpp"

#include <gtest/gtest.h>

#include "support/pgp_key.hpp"

namespace roadstead {
namespace {

using test::SigningKey;

constexpr std::uint64_t long_ago = 1600000000;

std::string changed(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

// What librnp prints is nobody's to read: it may be foreign text, which a CI obeys.
struct Pgp : testing::Test {
  void SetUp() override { testing::internal::CaptureStderr(); }
  void TearDown() override { EXPECT_EQ(testing::internal::GetCapturedStderr(), ""); }
};

TEST_F(Pgp, KeyIsReadWithItsFingerprint) {
  const SigningKey key;
  const auto read = PgpKey::parse(key.armoured());
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->fingerprint, key.fingerprint());
}

TEST_F(Pgp, KeyThatIsNoneIsRefused) {
  const SigningKey key, other;
  const std::pair<std::string, std::string_view> cases[] = {
      {"", "it is no armoured PGP public key, want what 'gpg --armor --export' writes"},
      {key.armoured_secret(), "it is no armoured PGP public key, want what 'gpg --armor --export' writes"},
      {key.armoured().substr(0, 120), "the PGP key cannot be read, want what 'gpg --armor --export' writes"},
      {key.armoured() + other.armoured(), "2 PGP keys are in one text, want one"},
  };
  for (const auto& [text, wanted] : cases) {
    const auto read = PgpKey::parse(text);
    ASSERT_FALSE(read) << wanted;
    EXPECT_EQ(read.error().what, wanted);
  }
}

TEST_F(Pgp, TextThatTheKeyHasSignedIsGiven) {
  const SigningKey key;
  const auto text = text_signed_by(*PgpKey::parse(key.armoured()), key.clearsigned("- {\"a\": 1}"));
  ASSERT_TRUE(text) << text.error().message();
  EXPECT_EQ(*text, "- {\"a\": 1}\r\n") << "the signature is about lines that end so";
}

TEST_F(Pgp, SignatureThatDoesNotHoldIsToldWhy) {
  const SigningKey key, other;
  const SigningKey revoked({.is_revoked = true}), expired({.time = long_ago, .lifetime = 3600});
  const SigningKey briefly({.time = long_ago, .signatures = 3600});
  const std::tuple<const SigningKey&, std::string, std::string_view> cases[] = {
      {key, changed(key.clearsigned("hello"), "hello", "hallo"), "it does not fit its text"},
      {key, changed(key.clearsigned("hello"), "-----BEGIN PGP SIGNATURE", "-----BEGIN PGP MESSAGE"),
       "it is no clearsigned message"},
      {key, "hello", "it is no clearsigned message"},
      {key, other.clearsigned("hello"), "another key has made it"},
      {revoked, revoked.clearsigned("hello"), "its key is revoked"},
      {expired, expired.clearsigned("hello"), "its key has expired"},
      {briefly, briefly.clearsigned("hello"), "it has expired"},
  };
  for (const auto& [signer, message, wanted] : cases) {
    const auto text = text_signed_by(*PgpKey::parse(signer.armoured()), message);
    ASSERT_FALSE(text) << wanted;
    EXPECT_EQ(text.error().what, wanted);
  }
}

}  // namespace
}  // namespace roadstead
