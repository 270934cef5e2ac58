// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/withheld.hpp"

#include "roadstead/render/refusal.hpp"

namespace roadstead::app {

namespace {

using catalog::Api;
using catalog::Collection;
using catalog::Tag;

void note(Withheld& withheld, Api api, std::string_view why, const Collection& collection, const Tag& tag) {
  ++withheld.count;
  if (withheld.tags.size() < Withheld::tags_kept)
    withheld.tags.push_back({std::string(collection.name), std::string(tag.name), api, why});
  auto& group = withheld.groups[{api, why}];
  if (group.count++ < Withheld::names_shown) group.first.push_back(fmt::format("{}:{}", collection.name, tag.name));
}

}  // namespace

Withheld find_withheld(const render::Site& site) {
  Withheld withheld;
  for (const Collection& collection : site.catalog.collections)
    for (const Tag& tag : collection.tags)
      for (const Api api : {Api::shub, Api::library, Api::oci}) {
        if (tag.is_yanked() || (tag.layout == catalog::Layout::oci && api != Api::oci)) continue;
        if (const std::string_view why = render::refusal(site, api, collection, tag); !why.empty())
          note(withheld, api, why, collection, tag);
      }
  return withheld;
}

}  // namespace roadstead::app
