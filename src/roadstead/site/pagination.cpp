// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/pagination.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::site {

static Result<std::size_t> wanted_count(const Request& request) {
  constexpr std::size_t all = std::numeric_limits<std::size_t>::max() - 1;  // one more is asked for
  if (request.n.empty()) return all;
  const auto n = parse_number(request.n);
  if (!n) return fail(Code::invalid, "n '{}' is not a number", request.n);
  return std::min<std::size_t>(*n, all);
}

// Stricter than a path: '+' would come back as a blank, and '&' would end the value.
static void append_query_value(std::string& out, std::string_view text) {
  constexpr std::string_view kept = "-._~/";
  for (const char c : text) {
    if (is_alnum(c) || kept.find(c) != kept.npos)
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

Result<Answer> paginate(const Request& request, const NameList& list) {
  const auto count = wanted_count(request);
  if (!count) return Failure(count.error());
  auto names = list.after(request.last, *count + 1);
  if (!names) return Failure(names.error());
  const bool goes_on = names->size() > *count;
  if (goes_on) names->resize(*count);
  Answer answer{.media_type = "application/json"};
  if (goes_on && !names->empty()) answer.link = next_link(request, names->back());
  JsonWriter json(answer.body);
  json.begin_object();
  if (!list.name.empty()) json.field("name", list.name);
  json.key(list.key).begin_array();
  for (const std::string& name : *names) json.value(name);
  json.end_array().end_object();
  return answer;
}

}  // namespace roadstead::site
