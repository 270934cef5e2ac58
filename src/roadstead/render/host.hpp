// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::render {

/// What the host of a site can do, as far as pages differ by it. The table of hosts is in site/profile.
struct Host {
  std::string base_url;           ///< scheme, host, port and prefix, no slash at the end
  bool sends_media_types = true;  ///< the exact Content-Type of each page
  bool sends_digests = true;      ///< Docker-Content-Digest
  bool redirects = true;          ///< any page may be a redirect
  bool reads_query = true;        ///< ?arch= and ?last= choose between pages
  bool owns_host_root = true;     ///< /v2/ at the root of the host is ours
  bool searches = true;           ///< /v1/search answers a word with what the published page has of it

  /// "host:port" as it stands in the base URL.
  std::string_view authority() const;
  /// The same for a reference that begins with it: a name without a dot has its port, or clients would take it for a
  /// part of a repository on docker.io (github.com/distribution/reference, "familiar" names).
  std::string reference_host() const;
  /// The path of the base URL: "" or "/prefix".
  std::string_view prefix() const;
  /// "localhost", or an IP address that no other machine answers at.
  bool is_loopback() const;
  bool is_tls() const { return base_url.starts_with("https://"); }
};

}  // namespace roadstead::render
