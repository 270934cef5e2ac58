// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/digest.hpp"

#include "roadstead/base/hex.hpp"

namespace roadstead::catalog {

static constexpr std::string_view prefix = "sha256:";

Result<Digest> Digest::parse(std::string_view text) {
  if (!text.starts_with(prefix)) return fail(Code::invalid, "digest '{}' does not start with 'sha256:'", text);
  const std::string_view hex = text.substr(prefix.size());
  if (hex.size() != 64) return fail(Code::invalid, "digest has {} hex digits, want 64", hex.size());
  Digest digest;
  if (from_hex(hex, digest.bytes_)) return digest;
  const auto bad = hex.find_first_not_of("0123456789abcdef");
  return fail(Code::invalid, "digest has '{}' at position {}, want 0-9 or a-f", hex[bad], bad + 1);
}

std::string Digest::hex() const { return to_hex(bytes_); }

std::string Digest::text() const {
  std::string text;
  text.reserve(prefix.size() + 2 * bytes_.size());
  append_text(text);
  return text;
}

void Digest::append_hex(std::string& out) const { roadstead::append_hex(out, bytes_); }

void Digest::append_text(std::string& out) const {
  out += prefix;
  append_hex(out);
}

}  // namespace roadstead::catalog
