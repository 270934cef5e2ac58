// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/gc/digest_set.hpp"

#include <algorithm>
#include <cstring>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::app {

namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

std::size_t DigestSet::Hash::operator()(const Sha256& digest) const {
  std::size_t first;
  std::memcpy(&first, digest.data(), sizeof first);  // a digest is as random as a hash can be
  return first;
}

// In "sha256%3A<hex>" what is escaped before the digest looks like more of it.
void DigestSet::add_windows(std::string_view run) {
  constexpr std::size_t digits = 64;
  for (; run.size() >= digits; run.remove_prefix(1)) {
    Sha256 digest;
    if (from_hex(run.substr(0, digits), digest)) digests_.insert(digest);
  }
}

void DigestSet::add_named_in(std::string_view bytes) {
  const auto end = bytes.end();
  for (auto at = std::find_if(bytes.begin(), end, is_hex); at != end;) {
    const auto stop = std::find_if_not(at, end, is_hex);
    add_windows(to_lower(std::string_view(at, stop)));
    at = std::find_if(stop, end, is_hex);
  }
}

}  // namespace roadstead::app
