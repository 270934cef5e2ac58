// SPDX-License-Identifier: Apache-2.0
#include "support/pgp_key.hpp"

#include <gtest/gtest.h>
#include <rnp/rnp.h>
#include <rnp/rnp_err.h>

#include <array>
#include <functional>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::test {

static void must(rnp_result_t result) { EXPECT_EQ(result, rnp_result_t{RNP_SUCCESS}) << rnp_result_to_string(result); }

static std::string output_of(const std::function<void(rnp_output_t)>& write) {
  rnp_output_t output = nullptr;
  must(rnp_output_to_memory(&output, 0));
  write(output);
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  must(rnp_output_memory_get_buf(output, &bytes, &size, false));
  std::string text(reinterpret_cast<const char*>(bytes), size);
  rnp_output_destroy(output);
  return text;
}

SigningKey::SigningKey(const Options& options) : options_(options) {
  rnp_ffi_t ring = nullptr;
  must(rnp_ffi_create(&ring, RNP_KEYSTORE_GPG, RNP_KEYSTORE_GPG));
  ring_ = {ring, rnp_ffi_destroy};
  must(rnp_set_timestamp(ring, options.time));
  rnp_op_generate_t generation = nullptr;
  must(rnp_op_generate_create(&generation, ring, "EDDSA"));
  must(rnp_op_generate_set_userid(generation, "keeper <keeper@example.org>"));
  must(rnp_op_generate_set_expiration(generation, options.lifetime));
  must(rnp_op_generate_execute(generation));
  rnp_key_handle_t key = nullptr;
  must(rnp_op_generate_get_key(generation, &key));
  rnp_op_generate_destroy(generation);
  key_ = {key, rnp_key_handle_destroy};
}

std::string SigningKey::fingerprint() const {
  char* text = nullptr;
  must(rnp_key_get_fprint(key_.get(), &text));
  std::string fingerprint = to_lower(text);
  rnp_buffer_destroy(text);
  return fingerprint;
}

std::string SigningKey::fingerprint_bytes() const {
  std::array<std::uint8_t, 20> bytes{};
  EXPECT_TRUE(from_hex(fingerprint(), bytes));
  return {bytes.begin(), bytes.end()};
}

std::string SigningKey::exported(std::uint32_t which) const {
  return output_of(
      [&](rnp_output_t output) { must(rnp_key_export(key_.get(), output, RNP_KEY_EXPORT_ARMORED | which)); });
}

std::string SigningKey::armoured() const {
  if (options_.is_revoked) must(rnp_key_revoke(key_.get(), 0, "SHA256", "compromised", "lost"));
  return exported(RNP_KEY_EXPORT_PUBLIC);
}

std::string SigningKey::armoured_secret() const { return exported(RNP_KEY_EXPORT_SECRET); }

std::string SigningKey::clearsigned(std::string_view text) const {
  return output_of([&](rnp_output_t output) {
    rnp_input_t input = nullptr;
    must(rnp_input_from_memory(&input, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), false));
    rnp_op_sign_t signing = nullptr;
    must(rnp_op_sign_cleartext_create(&signing, ring_.get(), input, output));
    must(rnp_op_sign_add_signature(signing, key_.get(), nullptr));
    must(rnp_op_sign_set_expiration_time(signing, options_.signatures));
    must(rnp_op_sign_execute(signing));
    rnp_op_sign_destroy(signing);
    rnp_input_destroy(input);
  });
}

}  // namespace roadstead::test
