// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/probe.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/image/sif_signature.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/verify/answer.hpp"
#include "roadstead/verify/first_bytes.hpp"

namespace roadstead::verify {

using net::Flow;
using net::Milliseconds;
using net::Reach;
using net::Response;

static constexpr unsigned most_hops = 10;
static constexpr std::uint64_t told_by = 512;                            // as many bytes tell a page from an image
static constexpr std::uint64_t unstated_limit = std::uint64_t{1} << 40;  // of what nobody states the size

Probe::Probe(const Object& object, const ProbeOptions& options)
    : object_(object), options_(options), asks_for_(options.depth), url_(object.url) {
  if (object.what != What::image || options.depth != Depth::bytes) return;
  for (const PgpKey& key : options.keys)
    if (std::ranges::find(object.signers, key.fingerprint) != object.signers.end()) signers_.push_back(&key);
}

std::uint64_t Probe::most_bytes() const { return object_.has_size ? object_.size_bytes : unstated_limit; }

net::Question Probe::question() {
  net::Question question;
  question.url = url_;
  question.method = asks_for_ == Depth::head ? "HEAD" : "GET";
  if (asks_for_ == Depth::first_bytes) question.range = fmt::format("0-{}", first_bytes_wanted - 1);
  const auto url = parse_url(url_);
  question.reach = url ? options_.reach(to_lower(url->host)) : Reach::everybody;
  question.networks = options_.networks;
  question.take = [this](const Response& head, std::string_view piece) { return take(head, piece); };
  return question;
}

Flow Probe::take(const Response& head, std::string_view piece) {
  received_.bytes += piece.size();
  const std::size_t room = first_bytes_wanted - received_.start.size();
  received_.start.append(piece.substr(0, room));
  if (head.status != 200 && head.status != 206)
    return received_.bytes < first_bytes_wanted ? Flow::more : Flow::enough;  // so that the connection can stay
  if (received_.bytes > most_bytes()) return Flow::enough;
  const auto total = total_bytes(head);
  if (total && object_.has_size && *total != object_.size_bytes && received_.bytes >= told_by) return Flow::enough;
  // Who says no length is read to the end, also where a part would do. A part that was granted ends by itself, and its
  // connection stays.
  if (asks_for_ == Depth::first_bytes && total)
    return received_.bytes < first_bytes_wanted + (head.status == 206 ? 1 : 0) ? Flow::more : Flow::enough;
  if (object_.has_digest) hash().update(piece);
  if (!signers_.empty()) integrity().update(piece);
  return Flow::more;
}

Sha256Stream& Probe::hash() { return received_.hash ? *received_.hash : received_.hash.emplace(); }

image::SifIntegrity& Probe::integrity() {
  if (received_.integrity) return *received_.integrity;
  std::vector<std::string> signers;
  for (const PgpKey* key : signers_) signers.push_back(key->fingerprint);
  return received_.integrity.emplace(most_bytes(), std::move(signers));
}

std::optional<Milliseconds> Probe::begin(Depth depth) {
  asks_for_ = depth;
  url_ = object_.url;
  hops_ = 0;
  received_ = {};
  return Milliseconds(0);
}

std::optional<Milliseconds> Probe::end(std::string_view rule, std::string message) {
  fault_ = fault_of(rule);
  fault_->message = place() + ": " + std::move(message);
  return std::nullopt;
}

// Where it was asked, and where that led.
std::string Probe::place() const {
  std::string text = net::redacted(object_.url);
  if (url_ != object_.url) text += " (at " + net::redacted(url_) + ")";
  return text;
}

std::optional<Milliseconds> Probe::next(const Result<Response>& answer) {
  was_answered_ = answer.has_value() || answer.error().code == Code::denied;  // we ourselves said no
  is_held_back_ = false;
  if (answer && answer->status >= 300 && answer->status < 400 && !answer->redirect.empty()) return follow(*answer);
  if (const auto delay = try_again(answer)) return delay;
  if (!answer && received_.bytes != 0)
    return end("object-unknown", fmt::format("{}, after {} bytes", answer.error().what, received_.bytes));
  if (!answer) return end("object-unknown", answer.error().what);
  return judge(*answer);
}

std::optional<Milliseconds> Probe::follow(const Response& response) {
  if (++hops_ > most_hops)
    return end("object-unknown", fmt::format("more than {} redirections, want an end", most_hops));
  if (const std::string fault = redirect_fault(url_, response.redirect); !fault.empty())
    return end("object-unknown", fault);
  url_ = response.redirect;
  received_ = {};
  return Milliseconds(0);
}

std::optional<Milliseconds> Probe::try_again(const Result<Response>& answer) {
  const auto now = options_.timing.now();
  if (tries_ >= options_.policy.most_tries || !net::is_passing(answer, now)) return std::nullopt;
  const auto asked = answer ? net::asked_delay(*answer, now) : std::nullopt;
  const auto ours = net::backoff_delay(tries_, options_.policy, options_.timing.chance());
  const Milliseconds delay = std::max(ours, asked.value_or(ours));
  if (waited_ + delay > options_.policy.most_waiting) return std::nullopt;
  ++tries_;
  waited_ += delay;
  is_held_back_ = asked.has_value();
  begin(asks_for_);
  return delay;
}

std::optional<Milliseconds> Probe::judge(const Response& response) {
  const std::string_view rule = rule_of(response.status);
  if (asks_for_ == Depth::head && (is_doubtful(object_, response) || may_refuse_heads(response.status)))
    return begin(Depth::first_bytes);
  if (!rule.empty()) return end(rule, fmt::format("answer {}, want the object", response.status));
  if (asks_for_ == Depth::head) return std::nullopt;
  return judge_bytes(response);
}

// The plainest reason first: a page has another size too, and another digest.
std::optional<Milliseconds> Probe::judge_bytes(const Response& response) {
  const std::string_view encoding = response.header("content-encoding");
  if (!encoding.empty() && encoding != "identity")
    return end("object-type",
               fmt::format("comes with Content-Encoding {}, want the bytes as they are", shown_header(encoding)));
  const auto stated = total_bytes(response);
  const bool is_whole = asks_for_ == Depth::bytes || !stated;
  const auto total = stated.value_or(received_.bytes);
  const bool has_size = !object_.has_size || total == object_.size_bytes;
  if (std::string fault = type_fault(object_, received_.start);
      !fault.empty() && (object_.what == What::image || !has_size))
    return end("object-type", std::move(fault));
  if (!has_size && !stated && received_.bytes > object_.size_bytes)
    return end("object-size", fmt::format("more bytes come than the {} that are stated", object_.size_bytes));
  if (!has_size) return end("object-size", fmt::format("{} bytes, but {} are stated", total, object_.size_bytes));
  if (is_whole && object_.has_digest)
    if (const catalog::Digest actual(hash().finish()); actual != object_.digest)
      return end("object-digest", fmt::format("other bytes: their digest is {}, but {} is stated", actual.text(),
                                              object_.digest.text()));
  if (std::string fault = image_fault(object_, received_.start); !fault.empty())
    return end("object-image", std::move(fault));
  if (std::string fault = signature_fault(); !fault.empty()) return end("object-image", std::move(fault));
  return std::nullopt;
}

// Of those whose keys are known; that the others are named in the table image_fault() has looked at.
std::string Probe::signature_fault() {
  if (signers_.empty()) return {};
  const auto digests = integrity().finish();
  if (!digests) return fmt::format("nobody can tell whether a signature holds: {}", digests.error().what);
  for (const PgpKey* key : signers_)
    if (const std::string fault = image::signature_fault(*digests, *key); !fault.empty())
      return fmt::format("the signature by {} does not hold: {}", key->fingerprint, fault);
  return {};
}

}  // namespace roadstead::verify
