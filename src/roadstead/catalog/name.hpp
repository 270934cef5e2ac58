// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::catalog {

/// The ways to pull. Each has a grammar of names of its own; the metadata keeps the original spelling
/// and an image is published through the APIs that can spell it.
enum class Api { seed, shub, library, oci };
std::string_view api_name(Api api);

/// Why `api` cannot spell a collection's or a tag's name; empty when it can.
/// Sources: the shub URI grammar and the library client as measured (docs/clients.md); OCI names and
/// tags: the distribution specification, "Pulling manifests".
std::string_view collection_refusal(Api api, std::string_view name);
std::string_view tag_refusal(Api api, std::string_view tag);

/// The APIs that can spell a name. It is asked for every page, so it is found once.
class ApiSet {
 public:
  static ApiSet of_collection(std::string_view name) { return ApiSet(collection_refusal, name); }
  static ApiSet of_tag(std::string_view name) { return ApiSet(tag_refusal, name); }

  ApiSet() = default;  ///< all of them
  bool has(Api api) const { return (bits_ >> static_cast<unsigned>(api) & 1) != 0; }

 private:
  ApiSet(std::string_view (*refusal)(Api, std::string_view), std::string_view name);

  std::uint8_t bits_ = 0xff;
};

/// Why no API and no file system that a site is written to can take this path component;
/// empty when it is fine.
std::string_view component_refusal(std::string_view component);

/// The first component belongs to an API or to the site itself ("v2", "api", …).
bool is_reserved_top(std::string_view component);

/// The names whose own pages `name` runs through where they are collections: "a/b" of "a/b/tags/c".
std::vector<std::string_view> names_run_through(std::string_view name);

/// A file system's limit is 255 bytes, and "<repo>:<tag>~<arch>" is one name.
bool are_too_long_together(std::string_view collection, std::string_view tag);

constexpr std::size_t component_limit = 5;  ///< of a collection's name

}  // namespace roadstead::catalog
