// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/curl_error.hpp"

#include <cstring>

#include "roadstead/base/text.hpp"

namespace roadstead::net {

void prepare_curl() {
  static const CURLcode prepared = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(prepared);
}

// libcurl's longer texts may quote the URL or a proxy's: these cannot.
Failure curl_error(CURL* handle, CURLcode code, std::string where) {
  if (code == CURLE_ABORTED_BY_CALLBACK) return wrap({Code::unavailable, "interrupted", {}}, std::move(where));
  if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
    return wrap({Code::invalid, "no URL, want http:// or https://", {}}, std::move(where));
  long number = 0;
  curl_easy_getinfo(handle, CURLINFO_OS_ERRNO, &number);
  std::string what = to_lower(std::string_view(curl_easy_strerror(code)).substr(0, 1)) + (curl_easy_strerror(code) + 1);
  if (code == CURLE_COULDNT_CONNECT && number != 0) what.append(" (").append(std::strerror(int(number))).append(")");
  return wrap({Code::unavailable, what + ", want an answer", {}}, std::move(where));
}

}  // namespace roadstead::net
