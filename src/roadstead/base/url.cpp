// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/url.hpp"

#include <algorithm>
#include <array>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/byte_scan.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead {

// Tables: every address of a registry passes here, byte by byte.
using ByteSet = std::array<bool, 256>;

static constexpr ByteSet set_of(std::string_view members) {
  ByteSet set{};
  for (const char c : members) set[static_cast<unsigned char>(c)] = true;
  return set;
}

// '<' and '>' differ in one bit, '\' and '|' too.
static bool has_foreign_byte(std::string_view text) {
  return has_byte(text, [](ByteBlock c) {
    return (c < 0x21) | (c > 0x7e) | (c == '"') | ((c & 0xFD) == '<') | (c == '^') | (c == '`') | ((c & 0xDF) == '\\') |
           (c == '{') | (c == '}');
  });
}

static constexpr ByteSet path_bytes =
    set_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:@!$&'()*+,;=");

// A byte that has to be encoded, or one of those that stand beside it: most paths have none.
static bool has_foreign_path_byte(std::string_view text) {
  return has_byte(text, [](ByteBlock c) {
    return ((c < '&') & (c != '!') & (c != '$')) | (c > 'z') | (c == '<') | (c == '>') | (c == '?') |
           ((c >= '[') & (c <= '`') & (c != '_'));
  });
}

static bool is_in(const ByteSet& set, char c) { return set[static_cast<unsigned char>(c)]; }

static bool is_scheme(std::string_view text) {
  return !text.empty() && is_letter(text[0]) &&
         std::ranges::all_of(text, [](char c) { return is_alnum(c) || c == '+' || c == '-' || c == '.'; });
}

// Cuts `text` at the first of `marks`; what stands behind the mark is returned, the mark is dropped.
static std::string_view cut(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == text.npos) return {};
  const std::string_view behind = text.substr(at + 1);
  text = text.substr(0, at);
  return behind;
}

// "[…]" whole, or a name without brackets (RFC 3986 section 3.2.2).
static bool is_host(std::string_view host) {
  if (!host.starts_with('[')) return !host.empty() && host.find('[') == host.npos && host.find(']') == host.npos;
  return host.size() > 2 && host.find('[', 1) == host.npos && host.find(']') == host.size() - 1;
}

static bool read_authority(std::string_view authority, Url& url) {
  if (const std::size_t at = authority.rfind('@'); at != authority.npos) {
    url.user_info = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  const std::size_t host_end = authority.starts_with('[') ? authority.find(']') : 0;
  if (host_end == authority.npos) return false;
  const std::size_t colon = authority.find(':', host_end);
  url.host = authority.substr(0, colon);
  if (colon != authority.npos) url.port = authority.substr(colon + 1);
  return is_host(url.host) && std::ranges::all_of(url.port, is_digit);
}

std::optional<Url> parse_url(std::string_view text) {
  if (has_foreign_byte(text)) return std::nullopt;
  Url url;
  const std::size_t colon = text.find("://");
  if (colon == text.npos || !is_scheme(text.substr(0, colon))) return std::nullopt;
  url.scheme = text.substr(0, colon);
  text.remove_prefix(colon + 3);
  url.fragment = cut(text, '#');
  url.query = cut(text, '?');
  const std::size_t slash = std::min(text.find('/'), text.size());
  url.path = text.substr(slash);
  if (!read_authority(text.substr(0, slash), url)) return std::nullopt;
  return url;
}

static bool is_web_scheme(std::string_view scheme) {
  return is_lower_of("https", scheme) || is_lower_of("http", scheme);
}

bool is_web_url(const Url& url) { return is_web_scheme(url.scheme); }

bool has_web_scheme(std::string_view url) {
  const std::size_t end = url.find("://");
  return end != url.npos && is_web_scheme(url.substr(0, end));
}

static std::string_view without_last_dot(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  return host;
}

bool is_literal_host(const Url& url) {
  const std::string_view host = without_last_dot(url.host);
  if (host.starts_with('[') || is_lower_of("localhost", host)) return true;
  // Also the short and the hexadecimal spellings that resolvers take for an address: 127.1, 0x7f000001.
  const std::string_view last = host.substr(host.rfind('.') + 1);
  return !last.empty() && is_digit(last[0]);
}

bool is_below(const Url& url, std::string_view domain) {
  const std::string_view host = without_last_dot(url.host);
  if (host.size() < domain.size()) return false;
  const std::size_t above = host.size() - domain.size();
  return (above == 0 || host[above - 1] == '.') && is_lower_of(domain, host.substr(above));
}

bool is_loopback(const Url& url) {
  const std::string host = to_lower(url.host);
  return is_literal_host(url) && (host == "localhost" || host == "[::1]" || host.starts_with("127."));
}

bool is_private_host(const Url& url) {
  if (without_last_dot(url.host).find('.') == url.host.npos) return true;
  constexpr std::string_view domains[] = {"localhost", "internal", "local", "lan", "home.arpa"};
  return std::ranges::any_of(domains, [&](std::string_view domain) { return is_below(url, domain); });
}

bool is_port(std::string_view text) {
  const auto number = parse_number(text);
  return number && *number >= 1 && *number <= 65535 && text[0] != '0';
}

bool has_credentials(std::string_view address) {
  if (address.find('@') == address.npos) return false;
  const std::size_t colon = address.find("://");
  const bool is_ssh = colon == address.npos || to_lower(address.substr(0, colon)).ends_with("ssh");
  if (colon != address.npos) address.remove_prefix(colon + 3);
  address.remove_prefix(std::min(address.find_first_not_of("/\\"), address.size()));
  const std::string_view authority = address.substr(0, address.find_first_of("/?#\\"));
  const std::size_t at = authority.rfind('@');
  return at != authority.npos && (!is_ssh || authority.substr(0, at).find(':') != authority.npos);
}

static std::string without_logins(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t start = text.find("://");
    if (start == text.npos) return out.append(text);
    out.append(text.substr(0, start + 3));
    text.remove_prefix(start + 3);
    const std::string_view authority = text.substr(0, text.find_first_of("/?# \t\n'\""));
    if (const std::size_t at = authority.rfind('@'); at != authority.npos) text.remove_prefix(at + 1);
  }
}

// Of other schemes the query may be what the address says: s3://bucket?region=…
static std::string without_web_queries(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t start = text.find("://");
    if (start == text.npos) return out.append(text);
    const std::string scheme =
        to_lower(text.substr(start - std::min<std::size_t>(start, 5), std::min<std::size_t>(start, 5)));
    const std::size_t end = std::min(text.find_first_of(" \t\r\n'\"", start), text.size());
    const std::size_t mark = std::min(text.find('?', start), end);
    const bool is_cut = mark < end && (scheme.ends_with("http") || scheme == "https");
    out.append(text.substr(0, is_cut ? mark : start + 3));
    text.remove_prefix(is_cut ? end : start + 3);
  }
}

std::string without_credentials(std::string_view text) { return without_logins(without_web_queries(text)); }

void append_url_path(std::string& out, std::string_view path) {
  if (!has_foreign_path_byte(path)) {
    out += path;
    return;
  }
  for (const char c : path) {
    if (is_in(path_bytes, c)) {
      out += c;
    } else {
      constexpr char digits[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      out.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
  }
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    std::uint8_t byte;
    if (i + 2 >= text.size() || !from_hex(to_lower(text.substr(i + 1, 2)), {&byte, 1})) return std::nullopt;
    out += static_cast<char>(byte);
    i += 2;
  }
  return out;
}

}  // namespace roadstead
