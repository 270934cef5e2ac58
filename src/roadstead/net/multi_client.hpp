// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "roadstead/base/network.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::net {

/// What may be connected to: addresses that everybody reaches, or private ones too.
enum class Reach : std::uint8_t { everybody, anywhere };
/// Whether more of a body is wanted.
enum class Flow : std::uint8_t { more, enough };

/// A question without a body, one of many at once.
struct Question {
  std::string method = "HEAD";
  std::string url;
  std::string range;  ///< as "0-99"; empty: all
  Reach reach = Reach::everybody;
  std::span<const Network> networks{};  ///< private ones that are reached all the same; borrowed
  /// Takes the body piece by piece; `head` has status and headers. Enough ends the exchange, which is then answered.
  std::function<Flow(const Response& head, std::string_view piece)> take;
  /// Gets the answer, whose body is empty. Called by wait(), and may ask() again. No answer, or one that broke off, is
  /// Code::unavailable; an address out of reach is Code::denied, no URL Code::invalid.
  std::function<void(const Result<Response>& answer)> done;
};

struct MultiOptions {
  unsigned most_connections = 256;  ///< that are kept
  /// To connect, for a whole answer that is a head or a range, and how long a body may come at less than `slow_bytes` a
  /// second.
  std::chrono::seconds patience{30};
  std::uint64_t slow_bytes = 1024;
};

/// Many exchanges at once on one thread, by libcurl's multi interface. As HttpClient: no redirection is followed, no
/// credentials are sent, errors are redacted. Each address is looked at when it is connected to, whatever name led
/// there; since a proxy would hide it, only questions that may reach anywhere go through one.
class MultiClient {
 public:
  virtual ~MultiClient() = default;
  virtual void ask(Question question) = 0;
  /// Waits until something came or `longest` is over, and calls what is done.
  virtual Result<void> wait(std::chrono::milliseconds longest) = 0;
  virtual std::size_t open() const = 0;  ///< asked and not done
};

std::unique_ptr<MultiClient> make_multi_client(const MultiOptions& options = {});

}  // namespace roadstead::net
