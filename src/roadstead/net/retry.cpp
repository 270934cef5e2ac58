// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/retry.hpp"

#include <algorithm>

#include "roadstead/base/interruption.hpp"

namespace roadstead::net {

namespace {

bool is_among(long status, std::initializer_list<long> all) { return std::ranges::find(all, status) != all.end(); }

bool is_idempotent(const Request& request) { return request.method != "POST" && request.method != "PATCH"; }

/// A request whose body tells whether any of it was asked for.
struct Watched {
  explicit Watched(const Request& original) : request(original) {
    if (!request.body.read) return;
    request.body.read = [this, &original](std::uint64_t offset, std::span<char> out) {
      has_begun = true;
      return original.body.read(offset, out);
    };
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  Request request;
  bool has_begun = false;
};

class RetryingClient : public HttpClient {
 public:
  RetryingClient(HttpClient& client, const RetryPolicy& policy, Timing timing)
      : client_(client), policy_(policy), timing_(std::move(timing)) {}
  Result<Response> send(const Request& request) override;

 private:
  bool may_go_again(const Watched& sent, const Result<Response>& answer) const;
  bool is_rate_limit(const Response& response) const;
  Milliseconds delay_before(int attempt, const Result<Response>& answer) const;

  HttpClient& client_;
  RetryPolicy policy_;
  Timing timing_;
};

// GitHub says 403 where RFC 6585 has 429; a 403 that names no delay is about rights.
bool RetryingClient::is_rate_limit(const Response& response) const {
  return response.status == 429 || (response.status == 403 && asked_delay(response, timing_.now()));
}

bool RetryingClient::may_go_again(const Watched& sent, const Result<Response>& answer) const {
  const bool is_repeatable = is_idempotent(sent.request) || sent.request.is_repeatable;
  if (!answer) {
    const bool nothing_went_out = sent.request.body.size_bytes != 0 && !sent.has_begun;
    return answer.error().code == Code::unavailable && (is_repeatable || nothing_went_out);
  }
  if (answer->status == 503 || is_rate_limit(*answer)) return true;
  return is_repeatable && is_among(answer->status, {500, 502, 504});
}

Milliseconds RetryingClient::delay_before(int attempt, const Result<Response>& answer) const {
  const Milliseconds ours = backoff_delay(attempt, policy_, timing_.chance());
  if (!answer) return ours;
  return std::max(ours, asked_delay(*answer, timing_.now()).value_or(ours));
}

Result<Response> RetryingClient::send(const Request& request) {
  Milliseconds left = policy_.most_waiting;
  for (int attempt = 1;; ++attempt) {
    Watched watched(request);
    Result<Response> answer = client_.send(watched.request);
    if (attempt >= policy_.most_tries || Interruption::has_come() || !may_go_again(watched, answer)) return answer;
    const Milliseconds delay = delay_before(attempt, answer);
    if (delay > left) return answer;
    timing_.sleep(delay);
    left -= delay;
  }
}

/// Owns the client that it tries.
class PatientClient : public HttpClient {
 public:
  explicit PatientClient(const RetryPolicy& policy)
      : once_(make_http_client()), again_(make_retrying_client(*once_, policy)) {}
  Result<Response> send(const Request& request) override { return again_->send(request); }

 private:
  std::unique_ptr<HttpClient> once_, again_;
};

}  // namespace

std::unique_ptr<HttpClient> make_retrying_client(HttpClient& client, const RetryPolicy& policy, Timing timing) {
  return std::make_unique<RetryingClient>(client, policy, std::move(timing));
}

std::unique_ptr<HttpClient> make_patient_client(const RetryPolicy& policy) {
  return std::make_unique<PatientClient>(policy);
}

}  // namespace roadstead::net
