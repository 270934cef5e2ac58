// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/serve.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/serve_loop.hpp"
#include "roadstead/cli/values.hpp"
#include "roadstead/site/files_site.hpp"

namespace roadstead::cli {

namespace {

struct Options : app::ServeOptions {
  std::string store, audit_report, certificate, key;
  bool keep_going = false, watch = false;
};

// Nothing that was said is ignored without a word.
void refuse_with_built_site(const Options& options) {
  if (!site::is_built_site(options.registry)) return;
  const auto refuse = [&](const char* option, const char* why) {
    throw CLI::ValidationError(
        fmt::format("{} has no meaning for the built site '{}': {}", option, options.registry, why));
  };
  if (!options.store.empty()) refuse("--store", "it holds its blobs; say --store to 'roadstead build'");
  if (!options.base_url.empty()) refuse("--base-url", "it holds its addresses; say --base-url to 'roadstead build'");
  if (!options.audit_report.empty()) refuse("--audit-report", "say it to 'roadstead build'");
  if (options.keep_going) refuse("--keep-going", "it was checked when it was built");
}

void complete(Options& options) {
  refuse_with_built_site(options);
  if (!options.store.empty()) options.ServeOptions::store = options.store;
  if (!options.audit_report.empty()) options.ServeOptions::audit_report = options.audit_report;
  if (options.keep_going) options.on_error = app::OnError::leave_out;
  if (!options.certificate.empty()) options.server.tls = site::TlsFiles{options.certificate, options.key};
  // More threads than processors: one that renders a page or waits for a disk holds up all its connections.
  constexpr unsigned threads_per_job = 4;
  options.server.threads = threads_per_job * (options.jobs == 0 ? default_jobs() : options.jobs);
}

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
  command->add_option("--store", options->store, "store of blobs on this machine: a folder, or file:///DIR")
      ->transform(local_store());
  command->add_option("--audit-report", options->audit_report,
                      "show what an audit found: the file of 'roadstead audit --report'");
  const auto certificate = command->add_option("--tls-cert", options->certificate, "certificate, PEM");
  const auto key = command->add_option("--tls-key", options->key, "its key, PEM");
  certificate->needs(key);
  key->needs(certificate);
  command->add_option("-j,--jobs", options->jobs);
  command->add_flag("--keep-going", options->keep_going, "leave faulty entries out instead of refusing to start");
  command->add_flag("--watch", options->watch, "load the registry anew when it or the store changes (as SIGHUP does)");
  command->footer("Example: roadstead serve . --listen :8080 --watch");
  command->callback([options, &action] {
    complete(*options);
    action = [options] { return ServeLoop(*options, options->watch ? Watch::on : Watch::off).run(); };
  });
}

}  // namespace roadstead::cli
