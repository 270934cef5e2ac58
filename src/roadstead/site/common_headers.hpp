// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace roadstead::site {

struct Header {
  const char* name;
  std::string_view value;
};

inline constexpr std::string_view supported_methods = "GET, HEAD, OPTIONS";

/// What every answer has, whoever serves it.
inline constexpr Header common_headers[] = {
    {"Docker-Distribution-Api-Version", "registry/2.0"},
    {"Access-Control-Allow-Origin", "*"},
    {"Access-Control-Expose-Headers", "Content-Length, Content-Range, Docker-Content-Digest, ETag, Link"},
    {"X-Content-Type-Options", "nosniff"},
};

/// What OPTIONS says: the methods, and that scripts of other sites may read everything (Fetch standard, "CORS-preflight
/// request"; "*" would leave Authorization out).
inline constexpr Header options_headers[] = {
    {"Allow", supported_methods},
    {"Access-Control-Allow-Origin", "*"},
    {"Access-Control-Allow-Methods", supported_methods},
    {"Access-Control-Allow-Headers", "Accept, Authorization, If-None-Match, If-Range, Range"},
    {"Access-Control-Max-Age", "86400"},
};

}  // namespace roadstead::site
