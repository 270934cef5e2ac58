// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead {

/// A public PGP key (RFC 4880).
struct PgpKey {
  std::string fingerprint;  ///< of its primary key, 40 lower-case hex digits
  std::string armoured;

  /// One armoured key with its subkeys, as `gpg --armor --export` writes it. Whether it is revoked or has expired is
  /// not asked. An error shows nothing of the text: it may be a secret key.
  static Result<PgpKey> parse(std::string_view armoured);

  bool operator==(const PgpKey&) const = default;
};

/// The text of a clearsigned message (RFC 4880 section 7) that `key` or a subkey of it has signed, with every signature
/// that there is. An error is what speaks against it, as "its key has expired".
Result<std::string> text_signed_by(const PgpKey& key, std::string_view message);

}  // namespace roadstead
