// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/retry.hpp"

#include <algorithm>
#include <optional>

#include "roadstead/base/interruption.hpp"

namespace roadstead::net {

namespace {

bool is_among(long status, std::initializer_list<long> all) { return std::ranges::find(all, status) != all.end(); }

bool is_idempotent(const Request& request) { return request.method != "POST" && request.method != "PATCH"; }

/// A request that tells whether any of its body was asked for, and whether its sink was given anything.
struct Watched {
  explicit Watched(const Request& original) : request(original) {
    if (original.body.read)
      request.body.read = [this, &original](std::uint64_t offset, std::span<char> out) {
        has_begun = true;
        return original.body.read(offset, out);
      };
    if (original.sink)
      request.sink = [this, &original](std::string_view piece) {
        has_delivered = true;
        return original.sink(piece);
      };
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  Request request;
  bool has_begun = false, has_delivered = false;
};

class RetryingClient : public HttpClient {
 public:
  RetryingClient(HttpClient& client, const RetryPolicy& policy, Timing timing)
      : client_(client), policy_(policy), timing_(std::move(timing)) {}
  Result<Response> send(const Request& request) override;

 private:
  bool may_go_again(const Watched& sent, const Result<Response>& answer) const;

  HttpClient& client_;
  RetryPolicy policy_;
  Timing timing_;
};

// A 503 and a rate limit say that nothing was done.
bool RetryingClient::may_go_again(const Watched& sent, const Result<Response>& answer) const {
  if (sent.has_delivered || !is_passing(answer, timing_.now())) return false;
  if (is_idempotent(sent.request) || sent.request.is_repeatable) return true;
  if (answer) return !is_among(answer->status, {500, 502, 504});
  return sent.request.body.size_bytes != 0 && !sent.has_begun;
}

Result<Response> RetryingClient::send(const Request& request) {
  std::optional<Watched> watched;
  const auto attempt = [&] {
    watched.emplace(request);
    return client_.send(watched->request);
  };
  return try_again(policy_, timing_, attempt, [&](const auto& answer) { return may_go_again(*watched, answer); });
}

/// Owns the client that it tries.
class PatientClient : public HttpClient {
 public:
  PatientClient(std::unique_ptr<HttpClient> once, const RetryPolicy& policy, Timing timing)
      : once_(std::move(once)), again_(make_retrying_client(*once_, policy, std::move(timing))) {}
  Result<Response> send(const Request& request) override { return again_->send(request); }

 private:
  std::unique_ptr<HttpClient> once_, again_;
};

Milliseconds delay_before(int attempt, const RetryPolicy& policy, const Timing& timing,
                          const Result<Response>& answer) {
  const Milliseconds ours = backoff_delay(attempt, policy, timing.chance());
  if (!answer) return ours;
  return std::max(ours, asked_delay(*answer, timing.now()).value_or(ours));
}

}  // namespace

// GitHub says 403 where RFC 6585 has 429; a 403 that names no delay is about rights.
bool is_passing(const Result<Response>& answer, Instant now) {
  if (!answer) return answer.error().code == Code::unavailable;
  return is_among(answer->status, {429, 500, 502, 503, 504}) || (answer->status == 403 && asked_delay(*answer, now));
}

Result<Response> try_again(const RetryPolicy& policy, const Timing& timing, const Attempt& attempt,
                           const MayGoAgain& may_go_again) {
  Milliseconds left = policy.most_waiting;
  for (int tried = 1;; ++tried) {
    Result<Response> answer = attempt();
    if (tried >= policy.most_tries || Interruption::has_come() || !may_go_again(answer)) return answer;
    const Milliseconds delay = delay_before(tried, policy, timing, answer);
    if (delay > left) return answer;
    timing.sleep(delay);
    left -= delay;
  }
}

std::unique_ptr<HttpClient> make_retrying_client(HttpClient& client, const RetryPolicy& policy, Timing timing) {
  return std::make_unique<RetryingClient>(client, policy, std::move(timing));
}

std::unique_ptr<HttpClient> make_patient_client(std::unique_ptr<HttpClient> once, const RetryPolicy& policy,
                                                Timing timing) {
  return std::make_unique<PatientClient>(std::move(once), policy, std::move(timing));
}

}  // namespace roadstead::net
