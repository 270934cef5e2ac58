// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "roadstead/net/http_client.hpp"

namespace roadstead::net {

using Milliseconds = std::chrono::milliseconds;
using Instant = std::chrono::system_clock::time_point;

struct RetryPolicy {
  int most_tries = 6;
  Milliseconds first_delay{500};             ///< doubled by each try
  Milliseconds longest_delay{30'000};        ///< of our own choosing; a server may ask for more
  Milliseconds most_waiting{5 * 60 * 1000};  ///< for one request, all waits together
};

/// Time and chance, so that tests choose them.
struct Timing {
  std::function<Instant()> now;
  std::function<void(Milliseconds)> sleep;
  std::function<double()> chance;  ///< 0 to 1
};
/// The machine's own. A sleep ends early when an Interruption has come.
Timing real_timing();

/// How long the server asks to wait: Retry-After (RFC 9110 section 10.2.3), else the reset of a used-up rate limit
/// (x-ratelimit-*, as GitHub and Gitea send them, and ratelimit-*, as GitLab does). nullopt: it does not say.
std::optional<Milliseconds> asked_delay(const Response& response, Instant now);

/// Before try number `attempt` (1 is the first one again): half of the doubled delay, and a chance part of the other
/// half.
Milliseconds backoff_delay(int attempt, const RetryPolicy& policy, double chance);

/// What another try may mend: 429, 500, 502, 503, 504, a 403 of a rate limit, or no answer.
bool is_passing(const Result<Response>& answer, Instant now);

/// Calls `attempt` until `may_go_again` says no to what it gave, after the server's delay or ours. What the last one
/// gave is the caller's when tries or time run out.
using Attempt = std::function<Result<Response>()>;
using MayGoAgain = std::function<bool(const Result<Response>& answer)>;
Result<Response> try_again(const RetryPolicy& policy, const Timing& timing, const Attempt& attempt,
                           const MayGoAgain& may_go_again);

/// Sends again what failed in passing; what is neither idempotent nor repeatable only after 429, 503 and a rate limit,
/// or when nothing of its body had gone out; and nothing whose sink was given a piece, which it would get twice.
/// `client` is borrowed.
std::unique_ptr<HttpClient> make_retrying_client(HttpClient& client, const RetryPolicy& policy = {},
                                                 Timing timing = real_timing());

/// make_retrying_client() that owns what it tries.
std::unique_ptr<HttpClient> make_patient_client(std::unique_ptr<HttpClient> once, const RetryPolicy& policy = {},
                                                Timing timing = real_timing());

}  // namespace roadstead::net
