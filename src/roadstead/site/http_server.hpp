// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "roadstead/base/error.hpp"
#include "roadstead/site/answer.hpp"

namespace roadstead::site {

struct TlsFiles {
  std::filesystem::path certificate, key;  ///< PEM
};

struct ServerOptions {
  std::string listen = "127.0.0.1:8080";  ///< ADDRESS:PORT, [ADDRESS]:PORT, or :PORT for every address
  std::optional<TlsFiles> tls;
  unsigned threads = 1;
  unsigned idle_seconds = 60;  ///< after which a connection without a byte is closed
};

/// Speaks HTTP/1.1 for any Answers: GET, HEAD and OPTIONS, Range, ETag and If-None-Match, gzip for text, and
/// errors in each API's own words. Answers are kept, up to a limit.
class HttpServer {
 public:
  /// Listens at once. Port 0 takes a free one.
  static Result<std::unique_ptr<HttpServer>> start(const ServerOptions& options, std::shared_ptr<Answers> answers);
  virtual ~HttpServer() = default;

  virtual std::string address() const = 0;  ///< "127.0.0.1:8080", with the true port
  /// Serves something else from the next request on.
  virtual void replace(std::shared_ptr<Answers> answers) = 0;
};

}  // namespace roadstead::site
