// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <microhttpd.h>

#include <memory>
#include <string>
#include <string_view>

#include "roadstead/site/answer.hpp"
#include "roadstead/site/range.hpp"

namespace roadstead::site {

struct FreeResponse {
  void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};
using Response = std::unique_ptr<MHD_Response, FreeResponse>;

/// Text that lives as long as anybody sends it.
using SharedText = std::shared_ptr<const std::string>;

Response empty_response();
Response memory_response(const SharedText& text, ByteRange part);
/// Null when no descriptor is left.
Response file_response(const FileBytes& file, ByteRange part);

/// The answer to OPTIONS.
Response options_response();

/// An empty value adds nothing.
void add_header(MHD_Response* response, const char* name, std::string_view value);

/// The headers of an answer, whatever part or form of it is sent.
void add_headers(MHD_Response* response, const Answer& answer, std::string_view etag);

}  // namespace roadstead::site
