// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "roadstead/render/web/usage.hpp"

namespace roadstead::render {

/// One tag of a site, and the ways to pull it as they are found.
struct Pull {
  const Site& site;
  const catalog::Collection& collection;
  const catalog::Tag& tag;
  std::vector<Usage> ways{};

  void works(std::string_view client, std::string command) { ways.push_back({client, std::move(command)}); }
  void fails(std::string_view client, std::string_view why) { ways.push_back({client, {}, why}); }

  /// "owner/repo:tag"
  std::string reference() const;
  /// "host:port/owner/repo:tag", as OCI clients spell it
  std::string oci_reference() const;
  /// What lets a client speak plain HTTP; nothing where the host has TLS.
  std::string_view if_plain(std::string_view option) const { return site.host.is_tls() ? "" : option; }
};

void add_image_file(Pull& pull);
void add_oci_image(Pull& pull);

/// A word that a shell takes for one, whatever is in the URL.
std::string in_quotes(std::string url);

}  // namespace roadstead::render
