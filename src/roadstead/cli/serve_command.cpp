// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <cstdio>
#include <ctime>
#include <thread>

#include "roadstead/app/serve.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"

namespace roadstead::cli {

namespace {

struct Options : app::ServeOptions {
  std::string store, certificate, key;
  bool keep_going = false, watch = false;
};

/// Serves until a signal ends it; SIGHUP and, with --watch, a changed registry load it anew.
class ServeLoop {
 public:
  explicit ServeLoop(const Options& options) : options_(options) {}

  Result<int> run() {
    block_signals();
    auto server = site::HttpServer::start(options_.server, std::make_shared<Nothing>());
    if (!server) return Failure(server.error());
    server_ = std::move(*server);
    auto loaded = reload();
    if (!loaded) return Failure(loaded.error());
    if (!*loaded) return exit_findings;
    fmt::print("serving {} at {}\n", options_.registry, base_url());
    std::fflush(stdout);
    return wait();
  }

 private:
  /// Stands in until the registry is loaded: clients wait for a listening port.
  class Nothing : public site::Answers {
    Result<site::Answer> answer(const site::Request&) override { return site::Answer{.status = 503}; }
  };

  std::string base_url() const {
    if (!options_.base_url.empty()) return options_.base_url;
    return (options_.server.tls ? "https://" : "http://") + server_->address();
  }

  void block_signals() {
    // Before any thread starts: they inherit the mask, and sigtimedwait below is the one place that looks.
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }

  // False: errors stand in the way, and what was served before goes on.
  Result<bool> reload() {
    fingerprint_ = options_.watch ? app::fingerprint(options_.registry).value_or("") : "";
    auto served = app::load_served(options_, base_url());
    if (!served) return Failure(served.error());
    for (const catalog::Finding& finding : served->findings)
      if (finding.severity == catalog::Severity::error) fmt::print(stderr, "{}\n", finding_text(finding));
    if (!served->findings.empty()) fmt::print(stderr, "{}\n", findings_summary(served->findings));
    if (!served->answers) return false;
    server_->replace(std::move(served->answers));
    return true;
  }

  void reload_while_serving() {
    const auto done = reload();
    if (!done) fmt::print(stderr, "roadstead: still serving the former state: {}\n", done.error().message());
    if (done && !*done) fmt::print(stderr, "roadstead: still serving the former state: the new one has errors\n");
    if (done && *done) fmt::print(stderr, "loaded {} anew\n", options_.registry);
  }

  bool has_changed() const {
    if (!options_.watch) return false;
    const auto now = app::fingerprint(options_.registry);
    return now && *now != fingerprint_;
  }

  Result<int> wait() {
    for (;;) {
      const timespec pause{1, 0};
      const int signal = ::sigtimedwait(&signals_, nullptr, &pause);
      if (signal == SIGINT || signal == SIGTERM) return exit_done;
      if (signal == SIGHUP || has_changed()) reload_while_serving();
    }
  }

  const Options& options_;
  sigset_t signals_{};
  std::unique_ptr<site::HttpServer> server_;
  std::string fingerprint_;
};

}  // namespace

void add_serve(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command = root.add_subcommand("serve", "Serve a registry, or a site built for it, over HTTP");
  command
      ->add_option("registry", options->registry,
                   "registry tree (a directory or REPOSITORY@REVISION), or a site from build --host roadstead")
      ->capture_default_str();
  command->add_option("--listen", options->server.listen, "ADDRESS:PORT; port 0 takes a free one")
      ->capture_default_str();
  command->add_option("--base-url", options->base_url,
                      "how clients reach this server, when not by the address it listens on");
  command->add_option("--store", options->store, "local store of blobs (an OCI layout's folder)");
  const auto certificate = command->add_option("--tls-cert", options->certificate, "certificate, PEM");
  const auto key = command->add_option("--tls-key", options->key, "its key, PEM");
  certificate->needs(key);
  key->needs(certificate);
  command->add_option("-j,--jobs", options->jobs, "threads; 0 takes one for each processor")->capture_default_str();
  command->add_flag("--keep-going", options->keep_going, "leave faulty entries out instead of refusing to start");
  command->add_flag("--watch", options->watch, "load the registry anew when it changes (as SIGHUP does)");
  command->footer("Example: roadstead serve . --listen :8080 --watch");
  command->callback([options, &action] {
    if (!options->store.empty()) options->ServeOptions::store = options->store;
    if (options->keep_going) options->on_error = app::OnError::leave_out;
    if (!options->certificate.empty()) options->server.tls = site::TlsFiles{options->certificate, options->key};
    options->server.threads = options->jobs == 0 ? default_jobs() : options->jobs;
    action = [options] { return ServeLoop(*options).run(); };
  });
}

}  // namespace roadstead::cli
