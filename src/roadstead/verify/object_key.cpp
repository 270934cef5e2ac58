// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/object_key.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/sha256.hpp"

namespace roadstead::verify {

// No part can hold a line break: what is asked is told apart by lines.
ObjectKey key_of(const Object& object, Depth depth, std::string_view basis) {
  std::string text =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", basis, static_cast<int>(depth), object.url,
                  object.has_digest ? object.digest.text() : "",
                  object.has_size ? fmt::to_string(object.size_bytes) : "", object.arch, static_cast<int>(object.what));
  for (const std::string_view signer : object.signers) text.append("\n").append(signer);
  const Sha256 sum = sha256(text);
  ObjectKey key{};
  std::copy_n(sum.begin(), key.size(), key.begin());
  return key;
}

}  // namespace roadstead::verify
