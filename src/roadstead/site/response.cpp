// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/response.hpp"

#include <unistd.h>

#include "roadstead/site/common_headers.hpp"

namespace roadstead::site {

Response empty_response() { return Response(MHD_create_response_from_buffer(0, nullptr, MHD_RESPMEM_PERSISTENT)); }

Response memory_response(const SharedText& text, ByteRange part) {
  auto* const owner = new SharedText(text);
  const auto release = [](void* held) { delete static_cast<SharedText*>(held); };
  char* const first = const_cast<char*>(text->data()) + part.first;
  return Response(MHD_create_response_from_buffer_with_free_callback_cls(part.size_bytes, first, release, owner));
}

Response file_response(const FileBytes& file, ByteRange part) {
  const int fd = ::dup(file.file->get());  // the response closes it
  if (fd < 0) return nullptr;
  return Response(MHD_create_response_from_fd_at_offset64(part.size_bytes, fd, file.offset + part.first));
}

void add_header(MHD_Response* response, const char* name, std::string_view value) {
  if (!value.empty()) MHD_add_response_header(response, name, std::string(value).c_str());
}

// What only some kinds of answer have.
static void add_headers_of_status(MHD_Response* response, unsigned status) {
  if (status == MHD_HTTP_OK) add_header(response, MHD_HTTP_HEADER_ACCEPT_RANGES, "bytes");
  if (status == MHD_HTTP_METHOD_NOT_ALLOWED) add_header(response, MHD_HTTP_HEADER_ALLOW, supported_methods);
  if (status == MHD_HTTP_SERVICE_UNAVAILABLE) add_header(response, MHD_HTTP_HEADER_RETRY_AFTER, "1");
}

void add_headers(MHD_Response* response, const Answer& answer, std::string_view etag) {
  add_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer.media_type);
  add_header(response, "Docker-Content-Digest", answer.docker_content_digest);
  add_header(response, MHD_HTTP_HEADER_LOCATION, answer.location);
  add_header(response, MHD_HTTP_HEADER_LINK, answer.link);
  add_header(response, MHD_HTTP_HEADER_ETAG, etag);
  add_headers_of_status(response, answer.status);
  for (const Header& header : common_headers) add_header(response, header.name, header.value);
}

Response options_response() {
  Response response = empty_response();
  for (const Header& header : options_headers) add_header(response.get(), header.name, header.value);
  return response;
}

}  // namespace roadstead::site
