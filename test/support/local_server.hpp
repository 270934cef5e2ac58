// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "roadstead/base/file.hpp"

namespace roadstead::test {

struct LocalRequest {
  std::string method, target, body;                          ///< the target with its query
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string header(std::string_view name) const;           ///< "-": there is none
};

/// The bytes of an answer with a body and its length.
std::string local_answer(int status, std::string_view body = {}, std::string_view more_headers = {});

/// An HTTP server on 127.0.0.1 that answers with bytes as they are given, so that a test can have it say anything. One
/// connection at a time.
class LocalServer {
 public:
  /// Bytes to send; none: the connection is reset instead.
  using Handler = std::function<std::string(const LocalRequest&)>;
  explicit LocalServer(Handler handler);
  ~LocalServer();
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  std::string url(std::string_view target) const;
  /// What was asked so far.
  std::vector<LocalRequest> requests() const;

 private:
  void serve();
  void converse(const FileHandle& connection);

  Handler handler_;
  FileHandle listener_;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::vector<LocalRequest> requests_;
  int open_ = -1;  ///< the connection that is being served
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace roadstead::test
