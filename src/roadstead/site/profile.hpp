// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/render/host.hpp"

namespace roadstead::site {

/// Where a host reads what it cannot know from a file's bytes.
enum class ConfigForm : std::uint8_t {
  none,       ///< it knows nothing but files
  nginx,      ///< .nginx/: maps, locations and a whole configuration
  roadstead,  ///< _redirects: `roadstead serve` finds the rest in the files themselves
};

/// What a kind of host can do. The table of profiles is the only place that names hosts; everything
/// else asks for abilities.
struct Profile {
  std::string_view name;
  std::string_view summary;
  bool sends_media_types;  ///< the exact Content-Type of each page
  bool sends_digests;      ///< Docker-Content-Digest
  bool redirects;
  bool reads_query;                       ///< ?arch=, ?last=
  bool searches;                          ///< ?value= and ?q= of /v1/search
  bool serves_beside_prefix;              ///< /v2/ at the host's root although the site lives below a prefix
  std::uint64_t rule_limit;               ///< of its configuration; 0: none that matters
  std::string_view json_folder_document;  ///< file name of a folder's JSON document
  ConfigForm config;
};

std::span<const Profile> profiles();

/// Fails with the names of all profiles and the nearest one.
Result<const Profile*> find_profile(std::string_view name);

/// A profile at an address, by the rules of parse_site_address().
Result<render::Host> host_of(const Profile& profile, std::string_view base_url);

}  // namespace roadstead::site
