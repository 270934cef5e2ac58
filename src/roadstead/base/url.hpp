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

/// The host is an IP address written as one (v4 or [v6]), or "localhost"; a dot at its end does not matter.
bool is_literal_host(const Url& url);
/// The host is this machine itself, which no network lies before: "localhost", 127.0.0.0/8 or [::1].
bool is_loopback(const Url& url);
/// The host is a name that only one machine or one network knows: without a dot, or below a domain that is set aside
/// for that (RFC 6761 section 6.3, RFC 6762 section 3, RFC 8375, ICANN's .internal) or taken for it (.lan).
bool is_private_host(const Url& url);
/// The host is `domain`, which is in lower case, or lies below it.
bool is_below(const Url& url, std::string_view domain);

/// 1 to 65535, as it is written without a zero in front.
bool is_port(std::string_view text);

/// A password or a login stands before the '@' of a URL or of a git address as user@host:path, be the rest right or
/// wrong: who complains of such a text must not quote it. The name alone is none where a key opens the door (ssh).
bool has_credentials(std::string_view address);

/// `text` with what stands between "://" and '@' left out of every address in it, and the query of a web address.
std::string without_credentials(std::string_view text);

/// Appends `path` with every byte percent-encoded that may not stand in a URL's path; '/', ':' and '@'
/// stay, because the registry clients send them raw.
void append_url_path(std::string& out, std::string_view path);

/// Decodes percent escapes; nullopt for a broken escape.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace roadstead
