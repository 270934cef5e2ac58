// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/name.hpp"

#include <algorithm>
#include <vector>

#include "require.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/digest.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/oci/digest.hpp"

using namespace roadstead;
using catalog::Api;
using fuzz::require;

// The OCI API knows a collection by its name in lower case.
static void check_names(std::string_view text) {
  for (const Api api : {Api::seed, Api::shub, Api::library, Api::oci}) {
    const bool taken = catalog::collection_refusal(api, text).empty();
    require(taken == catalog::collection_refusal(api, to_lower(text)).empty());
    static_cast<void>(catalog::tag_refusal(api, text));
  }
  require(!has_upper(to_lower(text)) && to_lower(to_lower(text)) == to_lower(text));
}

// [a-zA-Z0-9_][a-zA-Z0-9._-]{0,127} of the distribution specification, told a second time.
static void check_tag(std::string_view text) {
  if (!catalog::tag_refusal(Api::oci, text).empty()) return;
  require(!text.empty() && text.size() <= 128 && text[0] != '.' && text[0] != '-');
  require(std::ranges::all_of(text, [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           c == '-';
  }));
}

// What is taken is one plain component: of a path, of a URL, and of a line for the shell.
static void check_component(std::string_view text) {
  if (text.find('/') != text.npos || !catalog::component_refusal(text).empty()) return;
  require(is_plain_utf8(text) && text.find_first_of(" \t\r\n\"'$`;&|<>\\") == text.npos);
  require(!text.empty() && text != "." && text != "..");
  std::string url = "https://e.org/";
  append_url_path(url, text);
  const auto parts = parse_url(url);
  require(parts && parts->query.empty() && parts->fragment.empty() && percent_decode(parts->path.substr(1)) == text);
}

static void check_place(std::string_view path) {
  const catalog::Place place = catalog::classify(path);
  require(path.starts_with(place.collection));
  if (!place.tag.empty())
    require(path.starts_with(std::string(place.collection) + "/manifests/" + std::string(place.tag) + "/"));
}

// Of any year that can be written, with an offset of a day at most.
static void check_time(std::string_view text) {
  if (!is_rfc3339(text)) return;
  require(text.size() >= 20 && is_plain_utf8(text) && !is_rfc3339(std::string(text) + "0"));
  constexpr std::int64_t day = 86400, year_0 = -62167219200, year_10000 = 253402300800;
  const std::int64_t seconds = unix_seconds(text);
  require(seconds >= year_0 - day && seconds <= year_10000 + day);
}

static void check_values(std::string_view text) {
  if (const auto digest = catalog::Digest::parse(text)) require(digest->text() == text && oci::parse_digest(text));
  if (const auto bytes = from_base64(text)) require(from_base64(to_base64(*bytes)) == bytes);
  check_time(text);
  if (const auto number = parse_number(text)) require(parse_number(std::to_string(*number)) == number);
  const std::vector<std::string> words = {"digest", "size", "layers"};
  if (const auto near = nearest(text.substr(0, 100), words)) require(std::ranges::count(words, *near) == 1);
}

// Names of collections and tags, paths of a tree, and the short values in front matter.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check_names(text);
  check_tag(text);
  check_component(text);
  check_place(text);
  check_values(text);
  return 0;
}
