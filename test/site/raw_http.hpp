// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/file.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::test {

/// A TCP connection to 127.0.0.1 that speaks in bytes, so that nothing between a test and the server is polite.
class RawConnection {
 public:
  explicit RawConnection(std::string_view address) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(static_cast<std::uint16_t>(*parse_number(address.substr(address.rfind(':') + 1))));
    const timeval patience{30, 0};
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    is_open_ = ::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  }

  bool is_open() const { return is_open_; }
  bool send(std::string_view bytes) const {
    return ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  /// What comes next, up to so many bytes; empty at the end.
  std::string receive(std::size_t most = 65536) const {
    std::string bytes(most, '\0');
    const ssize_t count = ::recv(socket_.get(), bytes.data(), most, 0);
    bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return bytes;
  }
  std::string receive_to_the_end() const {
    std::string all;
    for (std::string more = receive(); !more.empty(); more = receive()) all += more;
    return all;
  }
  /// The server has ended the connection, and does not only say nothing.
  bool is_ended() const {
    char byte;
    const ssize_t count = ::recv(socket_.get(), &byte, 1, 0);
    return count == 0 || (count < 0 && errno == ECONNRESET);
  }
  void close() { socket_ = FileHandle(); }

 private:
  FileHandle socket_;
  bool is_open_ = false;
};

struct RawResponse {
  std::string status;  ///< "200 OK"
  std::vector<std::string> headers;
  std::string body;

  /// The values of all lines of this name, joined by " | "; "-" where there is none.
  std::string header(std::string_view name) const {
    std::string values;
    for (const std::string& line : headers) {
      const std::size_t colon = line.find(": ");
      if (to_lower(line.substr(0, colon)) != to_lower(name)) continue;
      values.append(values.empty() ? "" : " | ").append(line.substr(colon + 2));
    }
    return values.empty() ? "-" : values;
  }
};

/// One response at the end of a connection; what follows its head is its body.
inline RawResponse parse_response(std::string_view bytes) {
  RawResponse response;
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end == bytes.npos) return response;
  response.body = bytes.substr(end + 4);
  for (std::string_view line : split(bytes.substr(0, end), '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    response.headers.emplace_back(line);
  }
  const std::string& first = response.headers.front();
  response.status = first.starts_with("HTTP/1.1 ") ? first.substr(9) : first;
  response.headers.erase(response.headers.begin());
  return response;
}

}  // namespace roadstead::test
