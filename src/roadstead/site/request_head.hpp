// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <microhttpd.h>

#include <string>

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

/// What the server reads of a request, in our own words. A header that came in several lines is one list.
struct RequestHead {
  Request request;
  bool is_get = false;  ///< only then a Range counts (RFC 9110 section 14.2)
  std::string accept_encoding, if_none_match, if_range, range;
};

/// Takes target and headers of a request whose URL the daemon left encoded: a broken escape and an escaped NUL
/// are Code::invalid.
Result<RequestHead> read_head(MHD_Connection* connection, std::string_view method, std::string_view url);

}  // namespace roadstead::site
