// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/site_address.hpp"

#include <arpa/inet.h>

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead {

static std::string_view without_slashes(std::string_view text) {
  while (text.ends_with('/')) text.remove_suffix(1);
  return text;
}

// The prefix goes into hosts' configurations: nothing may stand in it that could end a rule there.
static bool is_plain_prefix(std::string_view path) {
  const auto fits = [](char c) { return is_alnum(c) || std::string_view("-._~:/").find(c) != std::string_view::npos; };
  const auto is_name = [](std::string_view part) { return !part.empty() && part != "." && part != ".."; };
  const auto parts = split(path, '/');
  return path.empty() ||
         (path[0] == '/' && std::ranges::all_of(path, fits) && std::all_of(parts.begin() + 1, parts.end(), is_name));
}

static bool is_ip_address(int family, std::string_view text) {
  unsigned char address[sizeof(in6_addr)];
  return ::inet_pton(family, std::string(text).c_str(), address) == 1;
}

static bool is_label(std::string_view label) {
  constexpr std::size_t limit = 63;  // RFC 1035 section 2.3.4
  return !label.empty() && label.size() <= limit && is_alnum(label.front()) && is_alnum(label.back()) &&
         std::ranges::all_of(label, [](char c) { return is_alnum(c) || c == '-'; });
}

static bool is_host(std::string_view host) {
  constexpr std::size_t limit = 253;
  if (host.starts_with('[')) return is_ip_address(AF_INET6, host.substr(1, host.size() - 2));
  const auto labels = split(host, '.');
  if (parse_number(labels.back())) return is_ip_address(AF_INET, host);
  return host.size() <= limit && std::ranges::all_of(labels, is_label);
}

// Also of what is no URL for another fault: user:p/w@host has a '/' too early.
static bool may_carry_credentials(std::string_view text) {
  const std::size_t authority = text.find("://");
  return authority != text.npos && text.find('@', authority) != text.npos;
}

Result<std::string> parse_site_address(std::string_view text) {
  text = without_slashes(text);
  const auto url = parse_url(text);
  if (may_carry_credentials(text))  // not quoted: it is a secret
    return fail(Code::invalid, "the base URL carries credentials, want http(s)://host[:port][/prefix]");
  if (!url || !is_web_url(*url) || !is_plain_prefix(url->path) || !url->query.empty() || !url->fragment.empty())
    return fail(Code::invalid, "base URL '{}' is not http(s)://host[:port][/prefix]", text);
  if (!is_host(url->host))
    return fail(Code::invalid,
                "base URL '{}' has host '{}', want letters, digits and '-' between dots, or an IP address", text,
                url->host);
  if (!url->port.empty() && !is_port(url->port))
    return fail(Code::invalid, "base URL '{}' has port {}, want 1 to 65535", text, url->port);
  return fmt::format("{}://{}{}{}{}", to_lower(url->scheme), to_lower(url->host), url->port.empty() ? "" : ":",
                     url->port, url->path);
}

Result<std::string> parse_site_prefix(std::string_view text) {
  const std::string_view prefix = without_slashes(text);
  if (is_plain_prefix(prefix)) return std::string(prefix);
  return fail(Code::invalid, "'{}' is not the path of a site, want as /registry", text);
}

}  // namespace roadstead
