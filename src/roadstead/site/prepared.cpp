// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/prepared.hpp"

#include <algorithm>

#include "roadstead/site/caching.hpp"
#include "roadstead/site/entity_tag.hpp"
#include "roadstead/site/gzip.hpp"

namespace roadstead::site {

static bool is_worth_compressing(const Answer& answer) {
  constexpr std::size_t shortest = 1000;                 // below, it saves no packet
  constexpr std::size_t longest = std::size_t{1} << 30;  // zlib counts in 32 bits
  return answer.status == 200 && answer.body.size() >= shortest && answer.body.size() < longest;
}

Prepared::Prepared(Answer from)
    : answer_(std::move(from)),
      size_bytes_(answer_.is_file() ? answer_.file.size_bytes : answer_.body.size()),
      has_gzip_(is_worth_compressing(answer_)) {
  plain_.etag = etag_of(answer_);
  if (!answer_.is_file()) body_ = std::make_shared<const std::string>(std::move(answer_.body));
  plain_.response = part({0, size_bytes_});
}

std::size_t Prepared::weight_bytes() const {
  constexpr std::uint64_t of_file = 1 << 20;
  constexpr std::size_t of_headers = 1024;
  return answer_.is_file() ? std::max(of_file, size_bytes_) : 2 * size_bytes_ + of_headers;
}

const Variant& Prepared::gzip() const {
  if (!has_gzip_) return plain_;
  std::call_once(compressed_, [this] {
    const auto bytes = std::make_shared<const std::string>(site::gzip(*body_));
    if (bytes->empty()) return;
    gzip_.etag = gzip_etag(plain_.etag);
    gzip_.response = finish(memory_response(bytes, {0, bytes->size()}), gzip_.etag);
    add_header(gzip_.response.get(), MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
  });
  return gzip_.response ? gzip_ : plain_;  // no memory to compress in
}

Response Prepared::part(ByteRange range) const {
  return finish(answer_.is_file() ? file_response(answer_.file, range) : memory_response(body_, range), plain_.etag);
}

Response Prepared::without_body(std::string_view etag) const { return finish(empty_response(), etag); }

// That there is no such part of it is nothing to keep.
Response Prepared::without_part() const { return with_headers(empty_response(), "", asked_each_time); }

Response Prepared::finish(Response response, std::string_view etag) const {
  const bool is_kept = answer_.is_lasting && answer_.status == 200;
  return with_headers(std::move(response), etag, is_kept ? kept_for_good : asked_each_time);
}

Response Prepared::with_headers(Response response, std::string_view etag, std::string_view caching) const {
  if (!response) return response;
  add_headers(response.get(), answer_, etag);
  add_header(response.get(), MHD_HTTP_HEADER_CACHE_CONTROL, caching);
  if (has_gzip_) add_header(response.get(), MHD_HTTP_HEADER_VARY, MHD_HTTP_HEADER_ACCEPT_ENCODING);
  return response;
}

}  // namespace roadstead::site
