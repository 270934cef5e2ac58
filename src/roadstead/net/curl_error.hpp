// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "roadstead/base/error.hpp"

// What the clients of this room, which are made of libcurl, have in common.
namespace roadstead::net {

struct FreeEasy {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

/// Prepares libcurl; once, by the first thread that comes.
void prepare_curl();

/// An exchange that came to no answer: Code::invalid when there is no URL, else Code::unavailable. `where` is
/// "HEAD https://…", redacted.
Failure curl_error(CURL* handle, CURLcode code, std::string where);

}  // namespace roadstead::net
