// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "roadstead/catalog/name.hpp"
#include "roadstead/render/site.hpp"

namespace roadstead::app {

/// A tag that the clients of one API cannot pull from a site, although they pull tags of its kind.
struct WithheldTag {
  std::string name, tag;
  catalog::Api api = catalog::Api::shub;
  std::string_view why;  ///< a literal
};

/// What a site withholds. Only the first few are kept by name, so that a registry of any size has a report.
struct Withheld {
  struct Group {
    std::uint64_t count = 0;
    std::vector<std::string> first;  ///< "owner/repo:tag", at most names_shown
  };
  static constexpr std::size_t names_shown = 3, tags_kept = 1000;

  std::vector<WithheldTag> tags;                                      ///< the first tags_kept, in the catalog's order
  std::uint64_t count = 0;                                            ///< all, also those that are not in `tags`
  std::map<std::pair<catalog::Api, std::string_view>, Group> groups;  ///< by API and reason
};

Withheld find_withheld(const render::Site& site);

}  // namespace roadstead::app
