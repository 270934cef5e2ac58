// SPDX-License-Identifier: Apache-2.0
#include <curl/curl.h>

#include <algorithm>
#include <optional>

#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/net/curl_error.hpp"
#include "roadstead/net/http_client.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::net {

namespace {

/// What one request has come to, for libcurl's callbacks.
struct Exchange {
  const Request& request;
  CURL* handle;
  std::uint64_t limit_bytes;
  std::uint64_t offset = 0;  ///< of the body's next byte
  Response response;
  std::optional<Error> fault;  ///< why a callback ended it
};

class CurlClient : public HttpClient {
 public:
  explicit CurlClient(const ClientOptions& options) : options_(options), handle_(curl_easy_init()) {}
  Result<Response> send(const Request& request) override;

 private:
  template <class T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(handle_.get(), option, value);
  }
  void set_limits();
  void set_method(const Request& request);
  void set_callbacks(Exchange& exchange);
  Failure no_answer(const Exchange& exchange, CURLcode code);

  ClientOptions options_;
  std::unique_ptr<CURL, FreeEasy> handle_;
};

std::size_t read_body(char* buffer, std::size_t size, std::size_t count, void* user) {
  Exchange& exchange = *static_cast<Exchange*>(user);
  const Body& body = exchange.request.body;
  const std::size_t wanted = std::min<std::uint64_t>(size * count, body.size_bytes - exchange.offset);
  if (wanted == 0) return 0;
  if (auto done = body.read(exchange.offset, {buffer, wanted}); !done) {
    exchange.fault = std::move(done.error());
    return CURL_READFUNC_ABORT;
  }
  exchange.offset += wanted;
  return wanted;
}

// A kept connection may turn out to be closed: libcurl then begins anew on another.
int rewind_body(void* user, curl_off_t offset, int origin) {
  if (origin != SEEK_SET) return CURL_SEEKFUNC_CANTSEEK;
  static_cast<Exchange*>(user)->offset = static_cast<std::uint64_t>(offset);
  return CURL_SEEKFUNC_OK;
}

bool goes_to_sink(const Exchange& exchange) {
  long status = 0;
  curl_easy_getinfo(exchange.handle, CURLINFO_RESPONSE_CODE, &status);
  return exchange.request.sink && status >= 200 && status < 300;
}

std::size_t keep_body(char* bytes, std::size_t size, std::size_t count, void* user) {
  Exchange& exchange = *static_cast<Exchange*>(user);
  if (goes_to_sink(exchange)) {
    auto done = exchange.request.sink({bytes, size * count});
    if (!done) exchange.fault = std::move(done.error());
    return done ? size * count : 0;
  }
  if (exchange.response.body.size() + size * count > exchange.limit_bytes) {
    exchange.fault =
        Error{Code::invalid, fmt::format("longer answer, want at most {} bytes", exchange.limit_bytes), {}};
    return 0;
  }
  exchange.response.body.append(bytes, size * count);
  return size * count;
}

std::size_t keep_header(char* bytes, std::size_t size, std::size_t count, void* user) {
  Headers& headers = static_cast<Exchange*>(user)->response.headers;
  const std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) headers.clear();  // another head comes after that of a 100, or of a proxy
  const std::size_t colon = line.find(':');
  if (colon != line.npos) headers.emplace_back(to_lower(line.substr(0, colon)), trim(line.substr(colon + 1)));
  return size * count;
}

int end_when_interrupted(void*, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return Interruption::has_come(); }

bool is_one_line(std::string_view text) { return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos; }

Result<HeaderList> list_of(const Headers& headers) {
  HeaderList list;
  const auto add = [&](const std::string& line) { list = HeaderList(curl_slist_append(list.release(), line.c_str())); };
  for (const auto& [name, value] : headers) {
    if (!is_one_line(name) || !is_one_line(value))
      return fail(Code::invalid, "header '{}' has a line break, want one line",
                  name.substr(0, name.find_first_of("\r\n")));
    add(value.empty() ? name + ";" : fmt::format("{}: {}", name, value));  // libcurl's way to write an empty one
  }
  add("Expect:");  // servers that do not know it would cost a second each
  return list;
}

}  // namespace

// Bodies go faster over HTTP/1.1, and nothing here is sent side by side on one connection.
void CurlClient::set_limits() {
  curl_easy_reset(handle_.get());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_PATH_AS_IS, 1L);  // or a signature would not fit
  set(CURLOPT_USERAGENT, "roadstead");
  set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(options_.connect_timeout.count()));
  set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.stall_timeout.count()));
  set(CURLOPT_LOW_SPEED_LIMIT, 1L);
  set(CURLOPT_UPLOAD_BUFFERSIZE, 512L * 1024);
}

void CurlClient::set_method(const Request& request) {
  const bool sends =
      request.body.size_bytes != 0 || request.method == "PUT" || request.method == "POST" || request.method == "PATCH";
  if (request.method == "HEAD") set(CURLOPT_NOBODY, 1L);
  if (sends) {
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.body.size_bytes));
  }
  set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void CurlClient::set_callbacks(Exchange& exchange) {
  set(CURLOPT_READFUNCTION, read_body);
  set(CURLOPT_READDATA, &exchange);
  set(CURLOPT_SEEKFUNCTION, rewind_body);
  set(CURLOPT_SEEKDATA, &exchange);
  set(CURLOPT_WRITEFUNCTION, keep_body);
  set(CURLOPT_WRITEDATA, &exchange);
  set(CURLOPT_HEADERFUNCTION, keep_header);
  set(CURLOPT_HEADERDATA, &exchange);
  set(CURLOPT_XFERINFOFUNCTION, end_when_interrupted);
  set(CURLOPT_NOPROGRESS, 0L);
}

Failure CurlClient::no_answer(const Exchange& exchange, CURLcode code) {
  std::string where = fmt::format("{} {}", exchange.request.method, redacted(exchange.request.url));
  if (exchange.fault) return wrap(*exchange.fault, std::move(where));
  return curl_error(handle_.get(), code, std::move(where));
}

Result<Response> CurlClient::send(const Request& request) {
  const auto headers = list_of(request.headers);
  if (!headers) return wrap(headers.error(), fmt::format("{} {}", request.method, redacted(request.url)));
  Exchange exchange{request, handle_.get(), options_.response_limit_bytes, 0, {}, {}};
  set_limits();
  set_method(request);
  set_callbacks(exchange);
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_HTTPHEADER, headers->get());
  if (const CURLcode code = curl_easy_perform(handle_.get()); code != CURLE_OK) return no_answer(exchange, code);
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &exchange.response.status);
  const char* redirect = nullptr;
  curl_easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &redirect);
  if (redirect != nullptr) exchange.response.redirect = redirect;
  return std::move(exchange.response);
}

std::unique_ptr<HttpClient> make_http_client(const ClientOptions& options) {
  prepare_curl();
  return std::make_unique<CurlClient>(options);
}

}  // namespace roadstead::net
