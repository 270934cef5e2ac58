// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/reply.hpp"

#include "roadstead/site/accept_encoding.hpp"
#include "roadstead/site/entity_tag.hpp"

namespace roadstead::site {

static MHD_Result queue(MHD_Connection* connection, unsigned status, const Response& response) {
  return response ? MHD_queue_response(connection, status, response.get()) : MHD_NO;
}

static MHD_Result queue_part(MHD_Connection* connection, const Prepared& prepared, const ByteRange& range) {
  const Response response = prepared.part(range);
  if (!response) return MHD_NO;
  add_header(response.get(), MHD_HTTP_HEADER_CONTENT_RANGE,
             fmt::format("bytes {}-{}/{}", range.first, range.first + range.size_bytes - 1, prepared.size_bytes()));
  return queue(connection, MHD_HTTP_PARTIAL_CONTENT, response);
}

static MHD_Result queue_unsatisfiable(MHD_Connection* connection, const Prepared& prepared) {
  const Response response = prepared.without_part();
  add_header(response.get(), MHD_HTTP_HEADER_CONTENT_RANGE, fmt::format("bytes */{}", prepared.size_bytes()));
  return queue(connection, MHD_HTTP_RANGE_NOT_SATISFIABLE, response);
}

// Ranges count in the plain form, and only in that which the client has seen, where it says so. If-Range
// compares strongly (RFC 9110 section 13.1.5), so an answer without a tag has no match.
static RangeAnswer asked_range(const RequestHead& head, const Prepared& prepared) {
  if (!head.is_get || head.range.empty()) return {};
  if (!head.if_range.empty() && head.if_range != prepared.plain().etag) return {};
  return parse_range(head.range, prepared.size_bytes());
}

MHD_Result reply(MHD_Connection* connection, const RequestHead& head, const Prepared& prepared) {
  const Variant& variant = prefers_gzip(head.accept_encoding) ? prepared.gzip() : prepared.plain();
  if (prepared.status() != MHD_HTTP_OK) return queue(connection, prepared.status(), variant.response);
  if (names_etag(head.if_none_match, variant.etag))
    return queue(connection, MHD_HTTP_NOT_MODIFIED, prepared.without_body(variant.etag));
  const RangeAnswer asked = asked_range(head, prepared);
  if (asked.kind == RangeKind::unsatisfiable) return queue_unsatisfiable(connection, prepared);
  if (asked.kind == RangeKind::part) return queue_part(connection, prepared, asked.range);
  return queue(connection, MHD_HTTP_OK, variant.response);
}

}  // namespace roadstead::site
