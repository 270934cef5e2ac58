// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/request_head.hpp"

#include <strings.h>

#include "roadstead/base/url.hpp"

namespace roadstead::site {

namespace {

Result<std::string> decode(std::string_view text) {
  if (text.find('%') == text.npos) return std::string(text);
  auto decoded = percent_decode(text);
  if (!decoded) return fail(Code::invalid, "'{}' has a broken percent escape, want two hex digits after each", text);
  if (decoded->find('\0') != decoded->npos) return fail(Code::invalid, "'{}' has an escaped NUL", text);
  return std::move(*decoded);
}

// RFC 9112 section 3.2.2: a server takes the absolute form too.
std::string_view path_of(std::string_view target) {
  if (target.starts_with('/')) return target;
  const auto url = parse_url(target);
  if (!url) return target;
  return url->path.empty() ? "/" : url->path;
}

MHD_Result read_header(void* to, MHD_ValueKind, const char* name, const char* value) {
  auto& head = *static_cast<RequestHead*>(to);
  const auto add = [&](const char* wanted, std::string& list) {
    if (value == nullptr || ::strcasecmp(name, wanted) != 0) return;
    if (!list.empty()) list += ", ";
    list += value;
  };
  add(MHD_HTTP_HEADER_ACCEPT_ENCODING, head.accept_encoding);
  add(MHD_HTTP_HEADER_IF_NONE_MATCH, head.if_none_match);
  add(MHD_HTTP_HEADER_IF_RANGE, head.if_range);
  add(MHD_HTTP_HEADER_RANGE, head.range);
  return MHD_YES;
}

Result<void> read_argument(MHD_Connection* connection, const char* name, std::string& to) {
  const char* const value = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, name);
  if (value == nullptr) return {};
  auto decoded = decode(value);
  if (!decoded) return wrap(decoded.error(), name);
  to = std::move(*decoded);
  return {};
}

Result<void> read_arguments(MHD_Connection* connection, Request& request) {
  struct Argument {
    const char* name;
    std::string& to;
  };
  // Of the two names of a search's word, value goes before q.
  for (const Argument& one : {Argument{"arch", request.arch}, Argument{"last", request.last}, Argument{"n", request.n},
                              Argument{"q", request.word}, Argument{"value", request.word}})
    if (auto done = read_argument(connection, one.name, one.to); !done) return done;
  return {};
}

}  // namespace

Result<RequestHead> read_head(MHD_Connection* connection, std::string_view method, std::string_view url) {
  RequestHead head{.is_get = method == MHD_HTTP_METHOD_GET};
  auto path = decode(path_of(url));
  if (!path) return Failure(path.error());
  head.request.path = std::move(*path);
  if (auto done = read_arguments(connection, head.request); !done) return Failure(done.error());
  MHD_get_connection_values(connection, MHD_HEADER_KIND, read_header, &head);
  return head;
}

}  // namespace roadstead::site
