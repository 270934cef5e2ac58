// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/socket_address.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <array>
#include <cerrno>
#include <memory>

#include "roadstead/base/text.hpp"

namespace roadstead::site {

static Result<FileHandle> listen_on(const addrinfo& info, std::string_view where) {
  FileHandle handle(::socket(info.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int on = 1;
  if (!handle) return fail_errno(errno, "making a socket");
  ::setsockopt(handle.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(handle.get(), info.ai_addr, info.ai_addrlen) != 0 || ::listen(handle.get(), 1024) != 0)
    return fail_errno(errno, fmt::format("listening at {}", where));
  return handle;
}

Result<FileHandle> listen_at(std::string_view where) {
  const std::size_t colon = where.rfind(':');
  const auto port = colon == where.npos ? std::nullopt : parse_number(where.substr(colon + 1));
  if (!port || *port > 65535) return fail(Code::invalid, "address '{}' is not ADDRESS:PORT", where);
  std::string host(where.substr(0, colon));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const std::string service = std::to_string(*port);
  if (const int error = ::getaddrinfo(host.empty() ? nullptr : host.c_str(), service.c_str(), &hints, &found);
      error != 0)
    return fail(Code::invalid, "address '{}': {}", where, ::gai_strerror(error));
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, ::freeaddrinfo);
  return listen_on(*found, where);
}

std::string bound_address(int socket) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  std::array<char, NI_MAXHOST> host{};
  std::array<char, NI_MAXSERV> port{};
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &size);
  ::getnameinfo(reinterpret_cast<sockaddr*>(&storage), size, host.data(), host.size(), port.data(), port.size(),
                NI_NUMERICHOST | NI_NUMERICSERV);
  const bool is_v6 = storage.ss_family == AF_INET6;
  return fmt::format("{}{}{}:{}", is_v6 ? "[" : "", host.data(), is_v6 ? "]" : "", port.data());
}

}  // namespace roadstead::site
