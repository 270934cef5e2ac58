// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <microhttpd.h>

#include <memory>
#include <string>

#include "roadstead/site/http_server.hpp"

namespace roadstead::site {

/// libmicrohttpd's threads and sockets, set up as we want them. They end with it.
class Daemon {
 public:
  /// Called with `self` for every request, by libmicrohttpd's rules for an access handler. URL and query
  /// arguments arrive percent-encoded.
  using Handler = MHD_AccessHandlerCallback;

  static Result<std::unique_ptr<Daemon>> start(const ServerOptions& options, Handler handler, void* self);
  ~Daemon();
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  const std::string& address() const { return address_; }

 private:
  Daemon() = default;
  Result<void> load_tls(const TlsFiles& files);

  MHD_Daemon* daemon_ = nullptr;
  std::string address_, certificate_, key_;
};

}  // namespace roadstead::site
