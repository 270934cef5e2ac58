// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/caching.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/hex.hpp"

namespace roadstead::site {

// "main-R32JgL6k.js": hashes have eight characters of base64url, or twelve hex digits.
static bool has_hash(std::string_view name) {
  const std::size_t dash = name.find('-'), dot = name.rfind('.');
  if (dash == name.npos || dot == name.npos || dot < dash) return false;
  const std::string_view hash = name.substr(dash + 1, dot - dash - 1);
  return (hash.size() == 8 || hash.size() == 12) && std::ranges::all_of(hash, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
         });
}

// "_/search/bd5ff9f35b64/terms/3.json": the generation changes with whatever the files of an index say.
static bool is_of_generation(std::string_view page) {
  constexpr std::string_view folder = "_/search/";
  constexpr std::size_t digits = 12;
  if (!page.starts_with(folder)) return false;
  page.remove_prefix(folder.size());
  return page.find('/') == digits && is_lower_hex(page.substr(0, digits)) && page.ends_with(".json");
}

// `mark` and 64 hex digits at the end of `name`, and before them what is left in `name`.
static bool take_sha256(std::string_view& name, std::string_view mark) {
  constexpr std::size_t digits = 64;
  if (name.size() < digits + mark.size() || !is_lower_hex(name.substr(name.size() - digits))) return false;
  name.remove_suffix(digits);
  if (!name.ends_with(mark)) return false;
  name.remove_suffix(mark.size());
  return true;
}

bool is_lasting(std::string_view page) {
  const std::size_t slash = page.rfind('/');
  if (slash == page.npos) return false;
  if (page.substr(0, slash) == "_") return has_hash(page.substr(slash + 1));
  if (is_of_generation(page)) return true;
  if (page.starts_with("v2/"))
    return take_sha256(page, "sha256:") && (page.ends_with("/blobs/") || page.ends_with("/manifests/"));
  if (page.starts_with("v1/imagefile/")) return take_sha256(page, ":sha256.");
  if (!take_sha256(page, "/sha256.")) return false;
  return page.substr(0, page.rfind('/')).ends_with("/tags");
}

std::string lasting_pattern(std::string_view prefix) {
  return fmt::format(
      "/v2/.+/(?:blobs|manifests)/sha256:[0-9a-f]{{64}}(?:~[a-z-]+)?|"
      "{}/(?:_/[^/-]+-(?:[\\w-]{{8}}|[\\w-]{{12}})\\.[^.]+|"
      "_/search/[0-9a-f]{{12}}/.*\\.json|"
      "v1/imagefile/.+:sha256\\.[0-9a-f]{{64}}|.+/tags/[^/]+/sha256\\.[0-9a-f]{{64}})",
      prefix);
}

}  // namespace roadstead::site
