// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/serve_loop.hpp"

#include <cstdio>
#include <ctime>
#include <utility>

#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/withheld_text.hpp"
#include "roadstead/site/socket_address.hpp"

namespace roadstead::cli {

namespace {

/// Stands in until the registry is loaded: clients wait for a listening port.
class Loading : public site::Answers {
  Result<site::Answer> answer(const site::Request&) override {
    return fail(Code::unavailable, "the registry is still being loaded");
  }
};

}  // namespace

Result<int> ServeLoop::run() {
  block_signals();
  auto server = site::HttpServer::start(options_.server, std::make_shared<Loading>());
  if (!server) return Failure(server.error());
  server_ = std::move(*server);
  auto loaded = reload();
  if (!loaded) return Failure(loaded.error());
  if (!*loaded) {
    fmt::print(stderr, "roadstead: nothing is served (--keep-going leaves the faulty entries out)\n");
    return exit_findings;
  }
  announce();
  return wait();
}

std::string ServeLoop::base_url() const {
  if (!options_.base_url.empty()) return options_.base_url;
  return (options_.server.tls ? "https://" : "http://") + site::reachable_address(server_->address());
}

void ServeLoop::announce() const {
  const std::string where =  // a port that the kernel chose stands nowhere else
      options_.base_url.empty() ? "" : ", listening at " + server_->address();
  fmt::print("serving {} at {}{}\n", options_.registry, base_url(), where);
  std::fflush(stdout);
  if (built_for_.empty())
    hint_at_addresses();
  else
    hint_at_built_address();
}

void ServeLoop::hint_at_addresses() const {
  if (options_.base_url.empty() && site::reachable_address(server_->address()) != server_->address())
    fmt::print(stderr,
               "roadstead: listening at {}, but pages hold addresses at {}: other machines' clients want --base-url\n",
               server_->address(), base_url());
  if (options_.base_url.empty() && !stated_url_.empty() && stated_url_ != base_url())
    fmt::print(
        stderr,
        "roadstead: pages hold addresses at {}; 'url' in the settings says {}, which serving wants as --base-url\n",
        base_url(), stated_url_);
}

// A site below a prefix is at the address too.
void ServeLoop::hint_at_built_address() const {
  if ((built_for_ + "/").starts_with(base_url() + "/")) return;
  fmt::print(stderr,
             "roadstead: the site was built for {0}, and its pages hold that; clients that come to {1} want one from "
             "'roadstead build --base-url {1}'\n",
             built_for_, base_url());
}

void ServeLoop::block_signals() {
  // Before any thread starts: they inherit the mask, and sigtimedwait below is the one place that looks.
  sigemptyset(&signals_);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, signal);
  ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

// False: errors stand in the way, and what was served before goes on.
Result<bool> ServeLoop::reload() {
  fingerprint_ = watch_ == Watch::on ? app::fingerprint(options_).value_or("") : "";
  auto served = app::load_served(options_, base_url());
  if (!served) return Failure(served.error());
  report(*served);
  if (!served->answers) return false;
  stated_url_ = std::move(served->stated_url);
  built_for_ = std::move(served->built_for);
  server_->replace(std::move(served->answers));
  return true;
}

// What stands in the way is always said; what was said last time and lets the server go on is not said again.
void ServeLoop::report(const app::Served& served) {
  std::string text;
  for (const catalog::Finding& finding : served.findings)
    if (finding.severity == catalog::Severity::error) text += finding_text(finding) + "\n";
  if (!served.findings.empty())
    text += fmt::format("{}; 'roadstead check {}' lists them\n", findings_summary(served.findings), options_.registry);
  text += withheld_text(served.withheld);
  if (text != reported_ || !served.answers) fmt::print(stderr, "{}", text);
  reported_ = std::move(text);
}

void ServeLoop::reload_while_serving() {
  const std::string built_for = built_for_;
  const auto done = reload();
  if (!done) fmt::print(stderr, "roadstead: still serving the former state: {}\n", done.error().message());
  if (done && !*done) fmt::print(stderr, "roadstead: still serving the former state: the new one has errors\n");
  if (done && *done) fmt::print(stderr, "loaded {} anew\n", options_.registry);
  if (built_for_ != built_for) hint_at_built_address();
}

// A change has to stand from one look to the next: what is still being copied would be loaded again and again.
bool ServeLoop::has_changed() {
  if (watch_ == Watch::off) return false;
  const auto now = app::fingerprint(options_);
  if (!now) return false;
  return std::exchange(seen_, *now) == *now && *now != fingerprint_;
}

Result<int> ServeLoop::wait() {
  for (;;) {
    const timespec pause{1, 0};
    const int signal = ::sigtimedwait(&signals_, nullptr, &pause);
    if (signal == SIGINT || signal == SIGTERM) return exit_done;
    if (signal == SIGHUP || has_changed()) reload_while_serving();
  }
}

}  // namespace roadstead::cli
