// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/multi_client.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <vector>

#include "roadstead/base/text.hpp"
#include "roadstead/net/curl_error.hpp"
#include "roadstead/net/public_address.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::net {

namespace {

using Easy = std::unique_ptr<CURL, FreeEasy>;

/// One exchange, for libcurl's callbacks.
struct Exchange {
  Easy handle;
  Question question;
  Response response;
  std::string out_of_reach;  ///< why the last address was not connected to
  bool has_enough = false;
};

struct FreeMulti {
  void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};

class CurlMulti : public MultiClient {
 public:
  explicit CurlMulti(const MultiOptions& options) : options_(options), multi_(curl_multi_init()) {
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(options.most_connections));
  }
  ~CurlMulti() override;
  void ask(Question question) override;
  Result<void> wait(std::chrono::milliseconds longest) override;
  std::size_t open() const override { return open_.size(); }

 private:
  std::unique_ptr<Exchange> idle_exchange();
  void prepare(Exchange& exchange) const;
  void finish(CURL* handle, CURLcode code);

  MultiOptions options_;
  std::unique_ptr<CURLM, FreeMulti> multi_;
  std::vector<std::unique_ptr<Exchange>> open_, idle_;
};

template <class T>
void set(const Exchange& exchange, CURLoption option, T value) {
  curl_easy_setopt(exchange.handle.get(), option, value);
}

std::size_t keep_header(char* bytes, std::size_t size, std::size_t count, void* user) {
  Headers& headers = static_cast<Exchange*>(user)->response.headers;
  const std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) headers.clear();  // another head comes after that of a 100
  const std::size_t colon = line.find(':');
  if (colon != line.npos) headers.emplace_back(to_lower(line.substr(0, colon)), trim(line.substr(colon + 1)));
  return size * count;
}

void keep_status(Exchange& exchange) {
  curl_easy_getinfo(exchange.handle.get(), CURLINFO_RESPONSE_CODE, &exchange.response.status);
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* user) {
  Exchange& exchange = *static_cast<Exchange*>(user);
  keep_status(exchange);
  const Question& question = exchange.question;
  exchange.has_enough = !question.take || question.take(exchange.response, {bytes, size * count}) == Flow::enough;
  return exchange.has_enough ? 0 : size * count;
}

bool is_let_in(const Question& question, const sockaddr& address) {
  return question.reach == Reach::anywhere ||
         std::ranges::any_of(question.networks, [&](const Network& network) { return network.has(address); });
}

// The one place where every address comes by: of a name, of a redirection, of a server that moved in between.
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  Exchange& exchange = *static_cast<Exchange*>(user);
  if (!is_let_in(exchange.question, address->addr))
    if (const auto kind = address_kind(address->addr); !kind.empty()) {
      exchange.out_of_reach = fmt::format("{} is {}", address_text(address->addr), kind);
      return CURL_SOCKET_BAD;
    }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::unique_ptr<Exchange> CurlMulti::idle_exchange() {
  if (idle_.empty()) {
    auto made = std::make_unique<Exchange>();
    made->handle.reset(curl_easy_init());
    return made;
  }
  auto exchange = std::move(idle_.back());
  idle_.pop_back();
  return exchange;
}

void CurlMulti::prepare(Exchange& exchange) const {
  const Question& question = exchange.question;
  const auto patience = static_cast<long>(options_.patience.count());
  curl_easy_reset(exchange.handle.get());
  set(exchange, CURLOPT_PROTOCOLS_STR, "http,https");
  set(exchange, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(exchange, CURLOPT_NOSIGNAL, 1L);
  set(exchange, CURLOPT_PATH_AS_IS, 1L);
  set(exchange, CURLOPT_USERAGENT, "roadstead");
  set(exchange, CURLOPT_URL, question.url.c_str());
  if (question.method == "HEAD") set(exchange, CURLOPT_NOBODY, 1L);
  if (!question.range.empty()) set(exchange, CURLOPT_RANGE, question.range.c_str());
  if (question.reach == Reach::everybody) set(exchange, CURLOPT_NOPROXY, "*");
  set(exchange, CURLOPT_CONNECTTIMEOUT, patience);
  set(exchange, CURLOPT_LOW_SPEED_TIME, patience);
  set(exchange, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(options_.slow_bytes));
  if (question.method == "HEAD" || !question.range.empty()) set(exchange, CURLOPT_TIMEOUT, 2 * patience);
  set(exchange, CURLOPT_BUFFERSIZE, 256L * 1024);
  set(exchange, CURLOPT_HEADERFUNCTION, keep_header);
  set(exchange, CURLOPT_HEADERDATA, &exchange);
  set(exchange, CURLOPT_WRITEFUNCTION, take_body);
  set(exchange, CURLOPT_WRITEDATA, &exchange);
  set(exchange, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(exchange, CURLOPT_OPENSOCKETDATA, &exchange);
  set(exchange, CURLOPT_PRIVATE, &exchange);
}

void CurlMulti::ask(Question question) {
  auto exchange = idle_exchange();
  exchange->question = std::move(question);
  exchange->response = {};
  exchange->out_of_reach.clear();
  exchange->has_enough = false;
  prepare(*exchange);
  curl_multi_add_handle(multi_.get(), exchange->handle.get());
  open_.push_back(std::move(exchange));
}

Result<Response> answer_of(Exchange& exchange, CURLcode code) {
  std::string where = fmt::format("{} {}", exchange.question.method, redacted(exchange.question.url));
  if (code != CURLE_OK && !exchange.has_enough) {
    if (!exchange.out_of_reach.empty())
      return wrap({Code::denied, exchange.out_of_reach + ", want a public address", {}}, std::move(where));
    return curl_error(exchange.handle.get(), code, std::move(where));
  }
  keep_status(exchange);
  const char* redirect = nullptr;
  curl_easy_getinfo(exchange.handle.get(), CURLINFO_REDIRECT_URL, &redirect);
  if (redirect != nullptr) exchange.response.redirect = redirect;
  return std::move(exchange.response);
}

void CurlMulti::finish(CURL* handle, CURLcode code) {
  Exchange* exchange = nullptr;
  curl_easy_getinfo(handle, CURLINFO_PRIVATE, &exchange);
  curl_multi_remove_handle(multi_.get(), handle);
  const auto at = std::ranges::find(open_, exchange, &std::unique_ptr<Exchange>::get);
  std::swap(*at, open_.back());
  auto mine = std::move(open_.back());
  open_.pop_back();
  const auto answer = answer_of(*mine, code);
  const auto done = std::move(mine->question.done);
  idle_.push_back(std::move(mine));
  done(answer);
}

Result<void> CurlMulti::wait(std::chrono::milliseconds longest) {
  int running = 0, left = 0;
  curl_multi_perform(multi_.get(), &running);
  if (static_cast<std::size_t>(running) == open_.size()) {
    const CURLMcode code = curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(longest.count()), nullptr);
    if (code != CURLM_OK) return fail(Code::internal, "{}, want to wait for answers", curl_multi_strerror(code));
    curl_multi_perform(multi_.get(), &running);
  }
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left))
    if (message->msg == CURLMSG_DONE) finish(message->easy_handle, message->data.result);
  return {};
}

// A handle must leave its multi handle before either ends.
CurlMulti::~CurlMulti() {
  for (const auto& exchange : open_) curl_multi_remove_handle(multi_.get(), exchange->handle.get());
}

}  // namespace

std::unique_ptr<MultiClient> make_multi_client(const MultiOptions& options) {
  prepare_curl();
  return std::make_unique<CurlMulti>(options);
}

}  // namespace roadstead::net
