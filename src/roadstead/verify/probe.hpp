// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "roadstead/base/pgp.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/image/sif_integrity.hpp"
#include "roadstead/net/multi_client.hpp"
#include "roadstead/net/retry.hpp"
#include "roadstead/verify/fault.hpp"
#include "roadstead/verify/object_key.hpp"

namespace roadstead::verify {

struct ProbeOptions {
  Depth depth = Depth::head;
  net::RetryPolicy policy{.most_tries = 4, .most_waiting = net::Milliseconds(120'000)};
  net::Timing timing = net::real_timing();
  /// Which addresses a host, in lower case, may have.
  std::function<net::Reach(std::string_view host)> reach = [](std::string_view) { return net::Reach::everybody; };
  std::vector<Network> networks{};  ///< private ones that any host may have
  /// Of who may have signed an image: where all bytes are read, the signatures of these hold.
  std::vector<PgpKey> keys{};
};

/// The bytes of an answer, as they come.
struct Received {
  std::uint64_t bytes = 0;
  std::string start;                               ///< the first first_bytes_wanted
  std::optional<Sha256Stream> hash{};              ///< of all, where the whole is read
  std::optional<image::SifIntegrity> integrity{};  ///< where a signature is verified
};

/// All that is asked about one object, one question after the other, and what it comes to. A head alone convicts
/// nobody: where it speaks against an object, or is refused, the first bytes are asked for. A body is read to one byte
/// beyond what is stated and no further. Asks nothing by itself; used by one thread.
class Probe {
 public:
  /// Both are borrowed.
  Probe(const Object& object, const ProbeOptions& options);

  /// The next question, without Question::done.
  net::Question question();
  /// Hands over the answer: how long to wait before the next question; nullopt: there is none, fault() says it all.
  std::optional<net::Milliseconds> next(const Result<net::Response>& answer);

  const Object& object() const { return object_; }
  const std::optional<Fault>& fault() const { return fault_; }
  bool was_answered() const { return was_answered_; }  ///< by anything at all, the last time
  /// The server asked to wait: all others that ask it should.
  bool is_held_back() const { return is_held_back_; }

 private:
  net::Flow take(const net::Response& head, std::string_view piece);
  std::optional<net::Milliseconds> follow(const net::Response& response);
  std::optional<net::Milliseconds> try_again(const Result<net::Response>& answer);
  std::optional<net::Milliseconds> begin(Depth depth);
  std::optional<net::Milliseconds> end(std::string_view rule, std::string message);
  std::optional<net::Milliseconds> judge(const net::Response& response);
  std::optional<net::Milliseconds> judge_bytes(const net::Response& response);
  Sha256Stream& hash();
  image::SifIntegrity& integrity();
  std::string signature_fault();
  std::string place() const;
  std::uint64_t most_bytes() const;

  const Object& object_;
  const ProbeOptions& options_;
  Depth asks_for_;  ///< by the present question
  std::string url_;
  unsigned hops_ = 0;
  int tries_ = 1;
  net::Milliseconds waited_{0};
  Received received_;
  std::vector<const PgpKey*> signers_;  ///< whose signatures must hold
  std::optional<Fault> fault_;
  bool was_answered_ = false, is_held_back_ = false;
};

}  // namespace roadstead::verify
