// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <microhttpd.h>

#include <memory>
#include <string>
#include <string_view>

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

struct FreeResponse {
  void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};
using Response = std::unique_ptr<MHD_Response, FreeResponse>;

/// An answer from memory, ready to be sent any number of times and from any thread.
struct Prepared {
  explicit Prepared(Answer from);

  Answer answer;
  std::string etag;  ///< strong, quoted
  Response plain;
  Response gzip;  ///< null when the text is too short to gain
  Response not_modified;

  std::size_t bytes() const { return answer.body.size() * 2 + 1024; }
};

/// A response to one request: a part of a body in memory, or bytes of a file.
Response part_response(const Prepared& prepared, std::uint64_t first, std::uint64_t size_bytes);
Response file_response(const Answer& answer, std::uint64_t first, std::uint64_t size_bytes);

/// The headers that every answer of this kind has, whatever part of it is sent.
void add_headers(MHD_Response* response, const Answer& answer, std::string_view etag);

/// Its name is its digest where there is one: a blob's tag costs no reading.
std::string etag_of(const Answer& answer);

}  // namespace roadstead::site
