// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct rnp_ffi_st;
struct rnp_key_handle_st;

namespace roadstead::test {

/// A PGP key that signs, made anew by librnp.
class SigningKey {
 public:
  struct Options {
    std::uint64_t time = 0;        ///< at which all is made, seconds since 1970; 0: now
    std::uint32_t lifetime = 0;    ///< seconds; 0: for ever
    bool is_revoked = false;       ///< as armoured() has it
    std::uint32_t signatures = 0;  ///< their lifetime in seconds; 0: for ever
  };
  SigningKey() : SigningKey(Options{}) {}
  explicit SigningKey(const Options& options);

  std::string fingerprint() const;        ///< 40 lower-case hex digits
  std::string fingerprint_bytes() const;  ///< 20
  std::string armoured() const;           ///< the public key
  std::string armoured_secret() const;
  std::string clearsigned(std::string_view text) const;

 private:
  std::string exported(std::uint32_t which) const;

  Options options_;
  std::shared_ptr<rnp_ffi_st> ring_;
  std::shared_ptr<rnp_key_handle_st> key_;
};

}  // namespace roadstead::test
