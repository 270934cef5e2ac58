// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "roadstead/render/web/usage.hpp"

namespace roadstead::render::web {

/// One tag of a site, and the ways to pull it as they are found.
struct Pull {
  const Site& site;
  const catalog::Collection& collection;
  const catalog::Tag& tag;
  std::string oci_reference;  ///< "host:port/owner/repo:tag", or "@sha256:…" for ":tag", as OCI clients spell it
  std::vector<Usage> ways{};

  void works(std::string_view client, std::string command) { ways.push_back({{client}, std::move(command)}); }
  void fails(std::initializer_list<std::string_view> clients, std::string_view why) {
    ways.push_back({clients, {}, why});
  }

  /// From here on `oci_reference` names this content instead of the tag.
  void name_digest(const catalog::Digest& digest);

  /// "owner/repo:tag"
  std::string reference() const;
  /// `oci_reference` between `scheme` and `suffix`: a word for a shell.
  std::string oci_word(std::string_view scheme, std::string_view suffix = {}) const;
  /// What lets a client speak plain HTTP; nothing where the host has TLS.
  std::string_view if_plain(std::string_view option) const { return site.host.is_tls() ? "" : option; }
};

/// What keeps every tag of `host` from a shub URI, which takes no port and no '_' before owner/repo (docs/clients.md,
/// shub). Empty: nothing does.
std::string_view shub_refusal(const Host& host);

void add_image_file(Pull& pull);
void add_oci_image(Pull& pull);

// What works when no name is left, as of a yanked tag.
void add_image_file_by_digest(Pull& pull);
void add_oci_image_by_digest(Pull& pull);

/// By the addresses of an image file itself: of all that the tag has, or of one.
void add_downloads(Pull& pull);
void add_download(Pull& pull, const catalog::StoredFile& file);
/// Squashfs and the raw images of Singularity 2 are none. Of a file elsewhere only its address can tell.
bool is_sif(const Site& site, const catalog::StoredFile& file);

/// What `apptainer pull oras://` and oras find under a tag.
struct Artifact {
  bool is_index = false;
  std::vector<std::string> platforms{};  ///< of an index: "linux/amd64", …
  std::optional<bool> is_sif{};  ///< what apptainer takes, of an index the image for amd64; nullopt: there is none
};
void add_oras(Pull& pull, const Artifact& artifact);

constexpr std::string_view needs_types = "the client goes by media types, which this host does not send";
constexpr std::string_view index_needs_type = "an index needs its media type, which this host does not send";

/// A word that a shell takes for one, whatever is in the URL.
std::string in_quotes(std::string url);
/// The same, in quotes only where the text has what a shell reads in its own way.
std::string shell_word(std::string text);

}  // namespace roadstead::render::web
