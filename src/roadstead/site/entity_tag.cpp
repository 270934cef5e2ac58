// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/entity_tag.hpp"

#include <algorithm>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::site {

std::string etag_of(const Answer& answer) {
  if (answer.status != 200) return {};
  if (!answer.docker_content_digest.empty()) return "\"" + answer.docker_content_digest + "\"";
  if (answer.is_file()) return {};
  const Sha256 hash = sha256(answer.body);
  return "\"" + to_hex(std::span(hash).first(16)) + "\"";
}

std::string gzip_etag(std::string_view etag) {
  if (etag.empty()) return {};
  return std::string(etag.substr(0, etag.size() - 1)) + "+gzip\"";
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  if (trim(if_none_match) == "*") return true;
  if (etag.empty() || if_none_match.empty()) return false;
  return std::ranges::any_of(split(if_none_match, ','), [&](std::string_view one) {
    one = trim(one);
    if (one.starts_with("W/")) one.remove_prefix(2);
    return one == etag;
  });
}

}  // namespace roadstead::site
