// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/download.hpp"

#include <fcntl.h>

#include <cerrno>

#include "roadstead/base/file.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::net {

namespace {

constexpr int redirect_limit = 10;

Code code_of(long status) {
  if (status == 404 || status == 410) return Code::not_found;
  return status == 401 || status == 403 ? Code::denied : Code::unavailable;
}

Result<Response> follow(HttpClient& http, Request request) {
  for (int redirected = 0; redirected <= redirect_limit; ++redirected) {
    auto response = http.send(request);
    if (!response || response->redirect.empty() || response->is_success()) return response;
    if (request.url.starts_with("https:") && !response->redirect.starts_with("https:"))
      return fail(Code::denied, "GET {}: leads from https to http, want https all the way", redacted(request.url));
    request.url = response->redirect;
  }
  return fail(Code::unavailable, "GET {}: more than {} redirections", redacted(request.url), redirect_limit);
}

Result<void> fetch_into(HttpClient& http, const std::string& url, const FileHandle& file) {
  auto response =
      follow(http, {.url = url, .sink = [&](std::string_view piece) { return write_all(file.get(), piece); }});
  if (!response) return Failure(response.error());
  if (response->is_success()) return {};
  return fail(code_of(response->status), "GET {}: answers {}, want 200", redacted(url), response->status);
}

}  // namespace

Result<void> download(HttpClient& http, const std::string& url, const std::filesystem::path& path) {
  const FileHandle file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file) return fail_errno(errno, path.string());
  auto done = fetch_into(http, url, file);
  std::error_code ignored;
  if (!done) std::filesystem::remove(path, ignored);
  return done;
}

}  // namespace roadstead::net
