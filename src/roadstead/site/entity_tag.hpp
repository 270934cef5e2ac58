// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

/// The strong entity tag of an answer's bytes, quoted. Its name is its digest where there is one: a blob's
/// tag costs no reading. Empty for a redirect, for an
/// error, and for a file without a digest.
std::string etag_of(const Answer& answer);

/// Other bytes, so another strong tag (RFC 9110 section 8.8.3).
std::string gzip_etag(std::string_view etag);

/// Whether `etag` is among those of an If-None-Match: "*", or a list compared weakly (RFC 9110 section 13.1.2).
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace roadstead::site
