// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "roadstead/base/interruption.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/verify/host.hpp"

namespace roadstead::verify {

namespace {

class Runner {
 public:
  Runner(std::span<const Object> objects, Share share, net::MultiClient& client, const RunOptions& options,
         const Finished& finished)
      : objects_(objects), client_(client), options_(options), finished_(finished), hosts_(by_host(objects, share)) {}

  Result<void> run() {
    while (true) {
      if (Interruption::has_come()) return fail(Code::unavailable, "interrupted");
      start_what_may();
      if (hosts_.empty()) return {};
      if (auto done = client_.wait(wait_limit()); !done) return done;
    }
  }

 private:
  // Each host in turn, so that a large one does not keep the others waiting.
  void start_what_may() {
    const auto now = Clock::now();
    std::erase_if(hosts_, [](const Host& host) { return host.is_done() && host.open == 0; });
    bool has_started = true;
    while (has_started && client_.open() < options_.most_open) {
      has_started = false;
      for (Host& host : hosts_) has_started |= start_one(host, now);
    }
  }

  bool start_one(Host& host, Clock::time_point now) {
    if (host.open >= options_.per_host || client_.open() >= options_.most_open || host.held_until > now) return false;
    if (host.has_due(now)) {
      auto probe = std::move(host.waiting.begin()->second);
      host.waiting.erase(host.waiting.begin());
      ask(host, std::move(probe));
      return true;
    }
    if (host.at == host.objects.size()) return false;
    ask(host, std::make_unique<Probe>(objects_[host.objects[host.at++]], options_.probe));
    return true;
  }

  void ask(Host& host, std::unique_ptr<Probe> probe) {
    ++host.open;
    net::Question question = probe->question();
    const auto shared = std::make_shared<std::unique_ptr<Probe>>(std::move(probe));  // a std::function is copied
    question.done = [this, &host, shared](const Result<net::Response>& answer) {
      --host.open;
      take_answer(host, std::move(*shared), answer);
    };
    client_.ask(std::move(question));
  }

  void take_answer(Host& host, std::unique_ptr<Probe> probe, const Result<net::Response>& answer) {
    const auto delay = probe->next(answer);
    if (probe->was_answered()) host.silences = 0;
    if (!delay) return finish(host, *probe);
    if (*delay == net::Milliseconds(0)) return ask(host, std::move(probe));
    const auto due = Clock::now() + *delay;
    if (probe->is_held_back()) host.held_until = std::max(host.held_until, due);
    host.waiting.emplace(due, std::move(probe));
  }

  void finish(Host& host, const Probe& probe) {
    finished_(probe.object(), probe.fault());
    if (!probe.was_answered() && ++host.silences >= options_.most_silences) give_up(host);
  }

  // A server that is down would cost the patience that one object gets, once for each of a million.
  void give_up(Host& host) {
    auto fault = fault_of("object-unknown");
    fault->message = fmt::format("not asked: the host left {} questions before without an answer", host.silences);
    for (; host.at < host.objects.size(); ++host.at) finished_(objects_[host.objects[host.at]], fault);
    for (const auto& [due, probe] : host.waiting) finished_(probe->object(), fault);
    host.waiting.clear();
  }

  std::chrono::milliseconds wait_limit() const {
    const auto now = Clock::now();
    auto next = now + std::chrono::seconds(1);  // a signal is seen after that
    for (const Host& host : hosts_)
      if (host.open < options_.per_host)
        if (const auto time = host.next_time(now); time && *time > now) next = std::min(next, *time);
    return std::chrono::ceil<std::chrono::milliseconds>(next - now);
  }

  std::span<const Object> objects_;
  net::MultiClient& client_;
  const RunOptions& options_;
  const Finished& finished_;
  std::list<Host> hosts_;
};

// What all may do together, in shares that make the whole.
unsigned part_of(unsigned all, Share share) {
  const auto count = static_cast<unsigned>(share.count);
  return all / count + (share.number < all % count ? 1 : 0);
}

Result<void> run_share(std::span<const Object> objects, Share share, const net::MultiOptions& client,
                       RunOptions options, const Finished& finished) {
  options.per_host = part_of(options.per_host, share);
  options.most_open = part_of(options.most_open, share);
  const auto own = net::make_multi_client(client);
  return Runner(objects, share, *own, options, finished).run();
}

}  // namespace

// Bytes are hashed where they were read, while they are in that processor's cache.
Result<void> run(std::span<const Object> objects, const net::MultiOptions& client, const RunOptions& options,
                 const Finished& finished) {
  const std::size_t count =
      std::clamp<std::size_t>(objects.size(), 1, std::min({options.threads, options.per_host, options.most_open}));
  std::mutex mutex;
  const Finished one_at_a_time = [&](const Object& object, const std::optional<Fault>& fault) {
    const std::lock_guard lock(mutex);
    finished(object, fault);
  };
  std::vector<Result<void>> done(count);
  parallel_for(count, static_cast<unsigned>(count), [&](std::size_t i) {
    done[i] = run_share(objects, {i, count}, client, options, one_at_a_time);
  });
  const auto failed = std::ranges::find(done, false, &Result<void>::has_value);
  return failed == done.end() ? Result<void>() : *failed;
}

}  // namespace roadstead::verify
