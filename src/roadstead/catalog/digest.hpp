// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::catalog {

/// Content address of a stored object. Only sha256 is accepted: the OCI image specification
/// (descriptor.md, "Digests") lets readers refuse other algorithms.
class Digest {
 public:
  Digest() = default;  ///< of 32 zero bytes: a place to read into
  explicit Digest(const Sha256& bytes) : bytes_(bytes) {}

  /// Accepts exactly "sha256:" and 64 lower-case hex digits. Fails with Code::invalid.
  static Result<Digest> parse(std::string_view text);
  static Digest of(std::string_view bytes) { return Digest(sha256(bytes)); }

  const Sha256& bytes() const { return bytes_; }
  std::string hex() const;   ///< 64 digits
  std::string text() const;  ///< "sha256:" and 64 digits
  void append_text(std::string& out) const;
  void append_hex(std::string& out) const;

  auto operator<=>(const Digest&) const = default;

 private:
  Sha256 bytes_{};
};

}  // namespace roadstead::catalog
