// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/digest.hpp"

#include "roadstead/base/hex.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::oci {

struct Algorithm {
  std::string_view prefix;
  std::size_t hex_digits;
};

static constexpr Algorithm algorithms[] = {{"sha256:", 64}, {"sha512:", 128}};

static Result<std::string> parse_hex(std::string_view text, const Algorithm& algorithm) {
  const std::string_view hex = text.substr(algorithm.prefix.size());
  if (hex.size() != algorithm.hex_digits)
    return fail(Code::invalid, "digest has {} hex digits, want {}", hex.size(), algorithm.hex_digits);
  if (is_lower_hex(hex)) return std::string(text);
  const auto bad = hex.find_first_not_of("0123456789abcdef");
  return fail(Code::invalid, "digest has '{}' at position {}, want 0-9 or a-f", excerpt(hex.substr(bad, 1)), bad + 1);
}

Result<std::string> parse_digest(std::string_view text) {
  for (const Algorithm& algorithm : algorithms)
    if (text.starts_with(algorithm.prefix)) return parse_hex(text, algorithm);
  return fail(Code::invalid, "digest '{}' does not start with 'sha256:' or 'sha512:'", excerpt(text));
}

std::string_view digest_algorithm(std::string_view digest) { return digest.substr(0, digest.find(':')); }

std::string_view digest_hex(std::string_view digest) { return digest.substr(digest.find(':') + 1); }

}  // namespace roadstead::oci
