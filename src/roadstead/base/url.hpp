// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace roadstead {

/// The parts of an absolute URL (RFC 3986 section 3) as views into its text.
struct Url {
  std::string_view scheme;     ///< as written; compare with lower case
  std::string_view user_info;  ///< what stands before '@'; present or empty
  std::string_view host;       ///< a name, an IPv4 address, or an IPv6 address in its brackets
  std::string_view port;
  std::string_view path;      ///< begins with '/' or is empty
  std::string_view query;     ///< without the '?'
  std::string_view fragment;  ///< without the '#'
};

/// nullopt for a relative reference, an empty host, a blank, a control character, a quote, '<', '>',
/// '\\' or a byte that is not ASCII: what no client accepts unescaped.
std::optional<Url> parse_url(std::string_view text);

/// http or https, in any case.
bool is_web_url(const Url& url);
/// The same of a text that parse_url() took before.
bool has_web_scheme(std::string_view url);

/// The host is an IP address written as one (v4 or [v6]), or "localhost".
bool is_literal_host(const Url& url);

/// Appends `path` with every byte percent-encoded that may not stand in a URL's path; '/', ':' and '@'
/// stay, because the registry clients send them raw.
void append_url_path(std::string& out, std::string_view path);

/// Decodes percent escapes; nullopt for a broken escape.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace roadstead
