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

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Result<SocketAddress> SocketAddress::parse(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  const auto port = colon == text.npos ? std::nullopt : parse_number(text.substr(colon + 1));
  if (!port) return fail(Code::invalid, "'{}' is not ADDRESS:PORT, want as 127.0.0.1:8080 or :8080", text);
  if (*port > 65535) return fail(Code::invalid, "'{}' has port {}, want 0 to 65535", text, *port);
  std::string_view host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return SocketAddress{std::string(host), static_cast<std::uint16_t>(*port)};
}

static Result<Addresses> look_up(const std::string& host, std::uint16_t port, std::string_view where) {
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found); error != 0)
    return fail(Code::invalid, "address '{}': {}", where, ::gai_strerror(error));
  return Addresses(found, ::freeaddrinfo);
}

static Result<FileHandle> listen_on(const std::string& host, std::uint16_t port, std::string_view where) {
  const auto addresses = look_up(host, port, where);
  if (!addresses) return Failure(addresses.error());
  const addrinfo& info = **addresses;
  FileHandle handle(::socket(info.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int on = 1, off = 0;
  if (!handle) return fail_errno(errno, "making a socket");
  ::setsockopt(handle.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (info.ai_family == AF_INET6) ::setsockopt(handle.get(), IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
  if (::bind(handle.get(), info.ai_addr, info.ai_addrlen) != 0 || ::listen(handle.get(), 1024) != 0)
    return fail_errno(errno, fmt::format("listening at {}", where));
  return handle;
}

// A kernel may know the family and still have no address of it.
static bool has_ipv6() {
  const FileHandle probe(::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in6 any{};
  any.sin6_family = AF_INET6;
  return probe && ::bind(probe.get(), reinterpret_cast<const sockaddr*>(&any), sizeof any) == 0;
}

Result<FileHandle> listen_at(std::string_view where) {
  const auto address = SocketAddress::parse(where);
  if (!address) return Failure(address.error());
  if (!address->host.empty()) return listen_on(address->host, address->port, where);
  return listen_on(has_ipv6() ? "::" : "0.0.0.0", address->port, where);  // one socket of IPv6 takes IPv4 too
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

std::string reachable_address(std::string_view bound) {
  const std::size_t colon = bound.rfind(':');
  const std::string_view host = bound.substr(0, colon);
  if (host != "0.0.0.0" && host != "[::]") return std::string(bound);
  return "localhost" + std::string(bound.substr(colon));
}

}  // namespace roadstead::site
