// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/prepared.hpp"

#include <unistd.h>
#include <zlib.h>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::site {

static void header(MHD_Response* response, const char* name, const std::string& value) {
  if (!value.empty()) MHD_add_response_header(response, name, value.c_str());
}

void add_headers(MHD_Response* response, const Answer& answer, std::string_view etag) {
  header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer.media_type);
  header(response, "Docker-Content-Digest", answer.docker_content_digest);
  header(response, MHD_HTTP_HEADER_LOCATION, answer.location);
  header(response, MHD_HTTP_HEADER_LINK, answer.link);
  header(response, MHD_HTTP_HEADER_ETAG, std::string(etag));
  header(response, MHD_HTTP_HEADER_ACCEPT_RANGES, answer.location.empty() ? "bytes" : "");
  header(response, "Docker-Distribution-Api-Version", "registry/2.0");
  header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  header(response, "X-Content-Type-Options", "nosniff");
}

std::string etag_of(const Answer& answer) {
  if (!answer.location.empty()) return {};
  if (!answer.docker_content_digest.empty()) return "\"" + answer.docker_content_digest + "\"";
  if (answer.is_file()) return {};
  const Sha256 hash = sha256(answer.body);
  return "\"" + to_hex(std::span(hash).first(16)) + "\"";
}

using SharedText = std::shared_ptr<const std::string>;

// The bytes live as long as any connection still sends them, whoever else has let go.
static Response from_memory(SharedText bytes) {
  auto* const owner = new SharedText(std::move(bytes));
  const auto release = [](void* held) { delete static_cast<SharedText*>(held); };
  return Response(MHD_create_response_from_buffer_with_free_callback_cls(
      (*owner)->size(), const_cast<char*>((*owner)->data()), release, owner));
}

static Response from_memory(std::string bytes) {
  return from_memory(std::make_shared<const std::string>(std::move(bytes)));
}

static std::string compress(const std::string& text) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  deflateInit2(&stream, 6, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

static bool is_worth_compressing(const Answer& answer) {
  constexpr std::size_t shortest = 1000;                 // below, it saves no packet
  constexpr std::size_t longest = std::size_t{1} << 30;  // zlib counts in 32 bits
  return answer.status == 200 && answer.body.size() >= shortest && answer.body.size() < longest;
}

Prepared::Prepared(Answer from) : answer(std::move(from)), etag(etag_of(answer)) {
  plain = from_memory(answer.body);
  add_headers(plain.get(), answer, etag);
  not_modified = from_memory(std::string());
  add_headers(not_modified.get(), answer, etag);
  if (!is_worth_compressing(answer)) return;
  MHD_add_response_header(plain.get(), MHD_HTTP_HEADER_VARY, MHD_HTTP_HEADER_ACCEPT_ENCODING);
  gzip = from_memory(compress(answer.body));
  // Other bytes, so another strong tag (RFC 9110 section 8.8.3); it still answers If-None-Match.
  add_headers(gzip.get(), answer, etag.substr(0, etag.size() - 1) + "+gzip\"");
  MHD_add_response_header(gzip.get(), MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
  MHD_add_response_header(gzip.get(), MHD_HTTP_HEADER_VARY, MHD_HTTP_HEADER_ACCEPT_ENCODING);
}

Response part_response(const Prepared& prepared, std::uint64_t first, std::uint64_t size_bytes) {
  Response response = from_memory(prepared.answer.body.substr(first, size_bytes));
  add_headers(response.get(), prepared.answer, prepared.etag);
  return response;
}

Response file_response(const Answer& answer, std::uint64_t first, std::uint64_t size_bytes) {
  const int fd = ::dup(answer.file.file->get());  // the response closes it
  Response response(MHD_create_response_from_fd_at_offset64(size_bytes, fd, answer.file.offset + first));
  if (response) add_headers(response.get(), answer, etag_of(answer));
  return response;
}

}  // namespace roadstead::site
