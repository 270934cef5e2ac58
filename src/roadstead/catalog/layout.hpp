// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace roadstead::catalog {

/// What a path of a registry tree is (docs/registry-format.md).
enum class Role : std::uint8_t {
  outside,            ///< no part of a collection
  collection_readme,  ///< <name>/README.md, when <name> turns out to be a collection
  collection_file,    ///< any other file in a folder that may be a collection
  tags_marker,        ///< <name>/tags/README.md of the older registries: accepted and ignored
  tag_readme,         ///< <name>/manifests/<tag>/README.md
  tag_document,       ///< <name>/manifests/<tag>/*.json
  tag_file,           ///< any other file of a tag: a recipe
  stray,              ///< below <name>/manifests, but in no place that means something
};

struct Place {
  Role role = Role::outside;
  std::string_view collection;
  std::string_view tag;
};

Place classify(std::string_view path);

}  // namespace roadstead::catalog
