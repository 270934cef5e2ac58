// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/name.hpp"

#include <cstdint>
#include <vector>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/catalog/digest.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/site/pagination.hpp"
#include "roadstead/site/range.hpp"

using namespace roadstead;

static void parse_names(std::string_view text) {
  for (const auto api : {catalog::Api::seed, catalog::Api::shub, catalog::Api::library, catalog::Api::oci}) {
    static_cast<void>(catalog::collection_refusal(api, text));
    static_cast<void>(catalog::tag_refusal(api, text));
  }
  // What is taken is one plain component of a path.
  if (catalog::component_refusal(text).empty() &&
      (text.empty() || text.find_first_of(std::string_view("\0\\\n", 3)) != text.npos || text == ".."))
    __builtin_trap();
  const catalog::Place place = catalog::classify(text);
  if (place.collection.size() + place.tag.size() > text.size()) __builtin_trap();
}

static void parse_values(std::string_view text) {
  if (const auto digest = catalog::Digest::parse(text); digest && digest->text() != text) __builtin_trap();
  if (const auto bytes = from_base64(text); bytes && from_base64(to_base64(*bytes)) != bytes) __builtin_trap();
  static_cast<void>(is_rfc3339(text));
  const std::vector<std::string> words = {"digest", "size", "layers"};
  static_cast<void>(nearest(text.substr(0, 100), words));
}

static void parse_requests(std::string_view text) {
  constexpr std::uint64_t size = 1000;
  const auto answer = site::parse_range(text, size);
  if (answer.kind == site::RangeKind::part &&
      (answer.range.size_bytes == 0 || answer.range.first + answer.range.size_bytes > size))
    __builtin_trap();
  const std::string_view n = text.substr(0, text.find('\n'));
  site::Answer list{.body = std::string(text.substr(std::min(n.size() + 1, text.size())))};
  static_cast<void>(site::paginate({.path = "/v2/a/tags/list", .last = "m", .n = std::string(n)}, list));
}

// Names, digests, times, ranges and the lists that are cut into pages.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  parse_names(text);
  parse_values(text);
  parse_requests(text);
  return 0;
}
