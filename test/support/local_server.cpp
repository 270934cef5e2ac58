// SPDX-License-Identifier: Apache-2.0
#include "support/local_server.hpp"

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <optional>

#include "roadstead/base/text.hpp"

namespace roadstead::test {

std::string LocalRequest::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return "-";
}

std::string local_answer(int status, std::string_view body, std::string_view more_headers) {
  return fmt::format("HTTP/1.1 {} Status\r\n{}Content-Length: {}\r\n\r\n{}", status, more_headers, body.size(), body);
}

LocalServer::LocalServer(Handler handler)
    : handler_(std::move(handler)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  ::bind(listener_.get(), reinterpret_cast<sockaddr*>(&at), size);
  ::listen(listener_.get(), 16);
  ::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&at), &size);
  port_ = ntohs(at.sin_port);
  thread_ = std::thread([this] { serve(); });
}

LocalServer::~LocalServer() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
    ::shutdown(listener_.get(), SHUT_RDWR);
    if (open_ >= 0) ::shutdown(open_, SHUT_RDWR);
  }
  thread_.join();
}

std::string LocalServer::url(std::string_view target) const {
  return fmt::format("http://127.0.0.1:{}{}", port_, target);
}

std::vector<LocalRequest> LocalServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void LocalServer::serve() {
  for (;;) {
    FileHandle connection(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    {
      const std::lock_guard lock(mutex_);
      if (ends_ || !connection) return;
      open_ = connection.get();
    }
    converse(connection);
    const std::lock_guard lock(mutex_);
    open_ = -1;
  }
}

// Reads until `bytes` holds so many; false at the end of the connection.
static bool fill(int connection, std::string& bytes, std::size_t wanted) {
  char buffer[65536];
  while (bytes.size() < wanted) {
    const ssize_t count = ::recv(connection, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
  return true;
}

static LocalRequest parse_head(std::string_view head) {
  LocalRequest request;
  const auto lines = split(head, '\n');
  const auto words = split(trim(lines.front()), ' ');
  request.method = words.at(0);
  request.target = words.at(1);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t colon = lines[i].find(':');
    if (colon != std::string_view::npos)
      request.headers.emplace_back(to_lower(lines[i].substr(0, colon)), trim(lines[i].substr(colon + 1)));
  }
  return request;
}

static std::optional<LocalRequest> next_request(int connection, std::string& bytes) {
  std::size_t end;
  while ((end = bytes.find("\r\n\r\n")) == bytes.npos)
    if (!fill(connection, bytes, bytes.size() + 1)) return std::nullopt;
  LocalRequest request = parse_head(bytes.substr(0, end));
  bytes.erase(0, end + 4);
  const std::size_t length = parse_number(request.header("content-length")).value_or(0);
  if (!fill(connection, bytes, length)) return std::nullopt;
  request.body = bytes.substr(0, length);
  bytes.erase(0, length);
  return request;
}

static void reset(int connection) {
  const linger at_once{1, 0};
  ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

void LocalServer::converse(const FileHandle& connection) {
  std::string bytes;
  while (auto request = next_request(connection.get(), bytes)) {
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(*request);
    }
    const std::string answer = handler_(*request);
    if (answer.empty()) return reset(connection.get());
    const ssize_t sent = ::send(connection.get(), answer.data(), answer.size(), MSG_NOSIGNAL);
    if (sent < 0 || answer.find("Connection: close") != answer.npos) return;
  }
}

}  // namespace roadstead::test
