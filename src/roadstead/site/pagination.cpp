// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/pagination.hpp"

#include <algorithm>
#include <iterator>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/oci/json.hpp"

namespace roadstead::site {

static Result<std::size_t> wanted_count(const Request& request, std::size_t all) {
  if (request.n.empty()) return all;
  const auto n = parse_number(request.n);
  if (!n) return fail(Code::invalid, "n '{}' is not a number", request.n);
  return std::min<std::size_t>(*n, all);
}

// Stricter than a path: '+' would come back as a blank, and '&' would end the value.
static void append_query_value(std::string& out, std::string_view text) {
  constexpr std::string_view kept = "-._~/";
  for (const char c : text) {
    const bool is_word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_word || kept.find(c) != kept.npos)
      out += c;
    else
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
  }
}

static std::string next_link(const Request& request, std::string_view last) {
  std::string link = "<";
  append_url_path(link, request.path);
  link.append("?n=").append(request.n).append("&last=");
  append_query_value(link, last);
  return link + ">; rel=\"next\"";
}

Result<void> paginate(const Request& request, Answer& answer) {
  if (request.n.empty() && request.last.empty()) return {};
  auto json = oci::Json::parse(answer.body, answer.body.size());
  if (!json) return Failure(json.error());
  auto fields = oci::Fields::of(json->root());
  if (!fields) return Failure(fields.error());
  const std::string key = fields->find("tags") ? "tags" : "repositories";
  auto entries = fields->texts(key);
  if (!entries) return Failure(entries.error());
  auto count = wanted_count(request, entries->size());
  if (!count) return Failure(count.error());
  const auto first = request.last.empty() ? entries->begin() : std::ranges::upper_bound(*entries, request.last);
  const auto end = first + static_cast<std::ptrdiff_t>(
                               std::min<std::size_t>(*count, static_cast<std::size_t>(entries->end() - first)));
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  if (auto name = fields->text("name"); name && !name->empty()) writer.field("name", *name);
  writer.key(key).begin_array();
  for (auto entry = first; entry != end; ++entry) writer.value(*entry);
  writer.end_array().end_object();
  if (end != entries->end() && end != first) answer.link = next_link(request, *(end - 1));
  answer.body = std::move(body);
  return {};
}

}  // namespace roadstead::site
