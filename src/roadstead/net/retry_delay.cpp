// SPDX-License-Identifier: Apache-2.0
#include <curl/curl.h>

#include <algorithm>
#include <random>
#include <thread>

#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/net/retry.hpp"

namespace roadstead::net {

using std::chrono::seconds;

// Whatever a server says, a duration and a date stay within what the clock can count.
static constexpr std::uint64_t most_seconds = std::uint64_t{366} * 24 * 3600;
static constexpr std::uint64_t last_date = 4'000'000'000;

static Milliseconds until(std::uint64_t unix_seconds, Instant now) {
  const Milliseconds left = std::chrono::ceil<Milliseconds>(Instant(seconds(std::min(unix_seconds, last_date))) - now);
  return std::clamp<Milliseconds>(left, Milliseconds(0), seconds(most_seconds));
}

static std::optional<Milliseconds> retry_after(std::string_view text, Instant now) {
  if (const auto number = parse_number(text)) return seconds(std::min(*number, most_seconds));
  const time_t date = text.empty() ? -1 : curl_getdate(std::string(text).c_str(), nullptr);
  if (date < 0) return std::nullopt;
  return until(static_cast<std::uint64_t>(date), now);
}

static std::optional<Milliseconds> rate_limit_reset(const Response& response, std::string_view prefix, Instant now) {
  const auto field = [&](std::string_view name) {
    return parse_number(response.header(std::string(prefix).append(name)));
  };
  if (field("remaining") != 0U) return std::nullopt;
  const auto reset = field("reset");
  if (!reset) return std::nullopt;
  return until(*reset, now);
}

std::optional<Milliseconds> asked_delay(const Response& response, Instant now) {
  if (const auto delay = retry_after(response.header("retry-after"), now)) return delay;
  if (const auto delay = rate_limit_reset(response, "x-ratelimit-", now)) return delay;
  return rate_limit_reset(response, "ratelimit-", now);
}

Milliseconds backoff_delay(int attempt, const RetryPolicy& policy, double chance) {
  Milliseconds delay = policy.first_delay;
  for (int i = 1; i < attempt && delay < policy.longest_delay; ++i) delay *= 2;
  delay = std::min(delay, policy.longest_delay);
  return delay / 2 + std::chrono::duration_cast<Milliseconds>(delay / 2 * chance);
}

static void sleep_unless_interrupted(Milliseconds delay) {
  const auto end = std::chrono::steady_clock::now() + delay;
  for (auto now = end - delay; now < end && !Interruption::has_come(); now = std::chrono::steady_clock::now())
    std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(end - now, Milliseconds(100)));
}

Timing real_timing() {
  const auto chance = [source = std::mt19937(std::random_device()())]() mutable {
    return std::uniform_real_distribution<double>()(source);
  };
  return {[] { return std::chrono::system_clock::now(); }, sleep_unless_interrupted, chance};
}

}  // namespace roadstead::net
