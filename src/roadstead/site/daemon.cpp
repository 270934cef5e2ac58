// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/daemon.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "roadstead/site/socket_address.hpp"

namespace roadstead::site {

static constexpr unsigned connection_limit = 4096;

// Not with epoll: a thread to which libmicrohttpd (0.9.75) finds exactly 128 events, or twice as many, waits for
// another one before it looks at them. A test shows it.
static constexpr unsigned polling_threads = MHD_USE_POLL_INTERNAL_THREAD;

// A connection that sends a blob holds two descriptors; the usual limit of 1,024 is for programs that use select.
static void raise_descriptor_limit() {
  rlimit limit{};
  constexpr rlim_t wanted = 2 * connection_limit + 256;
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min(limit.rlim_max, wanted);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// The daemon's own decoding ends at an escaped NUL and lets broken escapes through.
static size_t leave_encoded(void*, MHD_Connection*, char* text) { return std::strlen(text); }

static std::vector<MHD_OptionItem> common_options(const ServerOptions& options, int socket) {
  std::vector<MHD_OptionItem> items{
      {MHD_OPTION_LISTEN_SOCKET, socket, nullptr},
      {MHD_OPTION_CONNECTION_LIMIT, connection_limit, nullptr},
      {MHD_OPTION_CONNECTION_TIMEOUT, static_cast<intptr_t>(options.idle_seconds), nullptr},
      {MHD_OPTION_UNESCAPE_CALLBACK, reinterpret_cast<intptr_t>(&leave_encoded), nullptr}};
  if (options.threads > 1)
    items.push_back({MHD_OPTION_THREAD_POOL_SIZE, static_cast<intptr_t>(options.threads), nullptr});
  return items;
}

Result<void> Daemon::load_tls(const TlsFiles& files) {
  constexpr std::uint64_t pem_limit = 1 << 20;
  auto certificate = read_file(files.certificate, pem_limit);
  if (!certificate) return wrap(certificate.error(), "reading the TLS certificate");
  auto key = read_file(files.key, pem_limit);
  if (!key) return wrap(key.error(), "reading the TLS key");
  certificate_ = std::move(*certificate);
  key_ = std::move(*key);
  return {};
}

Result<std::unique_ptr<Daemon>> Daemon::start(const ServerOptions& options, Handler handler, void* self) {
  auto socket = listen_at(options.listen);
  if (!socket) return Failure(socket.error());
  raise_descriptor_limit();
  std::unique_ptr<Daemon> daemon(new Daemon);
  daemon->address_ = bound_address(socket->get());
  unsigned flags = polling_threads;  // and no log: any client could fill it with broken requests
  std::vector<MHD_OptionItem> items = common_options(options, socket->get());
  if (options.tls) {
    if (auto done = daemon->load_tls(*options.tls); !done) return Failure(done.error());
    flags |= MHD_USE_TLS;
    items.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, daemon->certificate_.data()});
    items.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, daemon->key_.data()});
  }
  items.push_back({MHD_OPTION_END, 0, nullptr});
  daemon->daemon_ =
      MHD_start_daemon(flags, 0, nullptr, nullptr, handler, self, MHD_OPTION_ARRAY, items.data(), MHD_OPTION_END);
  if (daemon->daemon_ == nullptr)
    return fail(Code::unavailable, "starting the server at {}{}", daemon->address_,
                options.tls ? ": want a certificate and the key that belongs to it, both PEM" : "");
  (void)socket->release();  // the daemon closes it
  return daemon;
}

Daemon::~Daemon() {
  if (daemon_ != nullptr) MHD_stop_daemon(daemon_);
}

}  // namespace roadstead::site
