// SPDX-License-Identifier: Apache-2.0
#include <sys/mman.h>

#include <algorithm>
#include <set>

#include "require.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/oci/json.hpp"
#include "roadstead/site/accept_encoding.hpp"
#include "roadstead/site/entity_tag.hpp"
#include "roadstead/site/name_list_file.hpp"
#include "roadstead/site/pagination.hpp"
#include "roadstead/site/range.hpp"
#include "roadstead/site/site_path.hpp"

using namespace roadstead;
using fuzz::require;

// A part lies inside, and asking for it by its ends gives it again.
static void check_range(std::string_view header) {
  constexpr std::uint64_t size = 1000;
  const site::RangeAnswer asked = site::parse_range(header, size);
  require(site::parse_range(header, 0).kind != site::RangeKind::part);
  if (asked.kind != site::RangeKind::part) return;
  require(asked.range.size_bytes > 0 && asked.range.first < size && asked.range.size_bytes <= size - asked.range.first);
  const auto last = asked.range.first + asked.range.size_bytes - 1;
  const auto again = site::parse_range(fmt::format("bytes={}-{}", asked.range.first, last), size);
  require(again.kind == asked.kind && again.range.first == asked.range.first &&
          again.range.size_bytes == asked.range.size_bytes);
}

static void check_path(std::string_view text) {
  const auto decoded = percent_decode(text);
  if (!decoded) return;
  const auto page = site::page_path_of(*decoded, "/prefix");
  if (page) require(!page->starts_with('/') && page->find("//") == page->npos && page->size() <= decoded->size() + 1);
}

static std::string tag_list(const std::set<std::string>& tags) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().field("name", "a/b").key("tags").begin_array();
  for (const std::string& tag : tags) writer.value(std::string_view(tag));
  writer.end_array().end_object();
  return json;
}

static std::vector<std::string> tags_of(const site::Answer& answer) {
  const auto json = Json::parse(answer.body, answer.body.size());
  require(json.has_value());
  return oci::Fields::of(json->root()).value().texts("tags").value();
}

static site::FileBytes in_a_file(std::string_view text) {
  FileHandle file(::memfd_create("list", MFD_CLOEXEC));
  require(write_all(file.get(), text).has_value());
  return {std::make_shared<FileHandle>(std::move(file)), 0, text.size()};
}

// Whoever follows the links from page to page meets every tag once and in order.
static void check_pages(std::string_view text) {
  std::set<std::string> tags;
  for (const std::string_view tag : split(text, '\n'))
    if (catalog::tag_refusal(catalog::Api::oci, tag).empty()) tags.emplace(tag);
  site::Request request{.path = "/v2/a/b/tags/list", .n = std::to_string(1 + text.size() % 5)};
  const auto list = site::open_name_list(in_a_file(tag_list(tags)));
  require(list.has_value());
  std::vector<std::string> met;
  for (bool more = !tags.empty(); more;) {
    const auto answer = site::paginate(request, *list);
    require(answer.has_value());
    const auto page = tags_of(*answer);
    met.insert(met.end(), page.begin(), page.end());
    more = !answer->link.empty();
    require(!page.empty() && page.size() <= *parse_number(request.n) && (!more || met.size() < tags.size()));
    request.last = met.back();
    if (more)
      require(answer->link == "</v2/a/b/tags/list?n=" + request.n + "&last=" + request.last + ">; rel=\"next\"");
  }
  require(std::ranges::equal(met, tags));
}

// Whatever stands before, the last word on gzip counts, and a tag that is named is found.
static void check_lists(std::string_view header) {
  require(!site::prefers_gzip(std::string(header) + ",gzip;q=0"));
  require(site::names_etag(std::string(header) + ",\"a\"", "\"a\""));
}

// What a client asks for: a path, a range, a page of a list; and a list that is none.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check_range(text);
  check_path(text);
  check_lists(text);
  if (size < 1000) check_pages(text);
  if (const auto list = site::open_name_list(in_a_file(text)))
    static_cast<void>(site::paginate({.path = "/v2/a/tags/list", .last = "m", .n = "2"}, *list));
  return 0;
}
