// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/withheld.hpp"

#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/files.hpp"

namespace roadstead::app {

namespace {

using catalog::Api;
using catalog::Collection;
using catalog::Tag;

std::string_view name_refusal(const render::Site& site, Api api, const Collection& collection, const Tag& tag) {
  if (api == Api::oci && !site.host.owns_host_root)
    return "its clients ask at the root of the host, which is not this site's";
  if (api == Api::oci && collection.oci_name_taken) return "another collection has its name in lower case";
  if (!collection.spelled_by.has(api)) return collection_refusal(api, collection.name);
  return tag.spelled_by.has(api) ? "" : tag_refusal(api, tag.name);
}

std::string_view image_refusal(const render::Site& site, Api api, const Collection& collection, const Tag& tag) {
  constexpr std::string_view no_way = "no store has its bytes, and this host cannot redirect to them";
  if (tag.layout == catalog::Layout::oci) {
    if (api != Api::oci || render::api::is_published_oci(site, collection, tag)) return {};
    return site.host.redirects ? "some of its blobs have no address, and no store has them" : no_way;
  }
  const catalog::StoredFile image = tag.image();
  if (const auto why = file_refusal(api, tag, image, render::stored(site, image)); !why.empty()) return why;
  return is_published(site, api, tag, image) ? "" : no_way;
}

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
        std::string_view why = name_refusal(site, api, collection, tag);
        if (why.empty()) why = image_refusal(site, api, collection, tag);
        if (!why.empty()) note(withheld, api, why, collection, tag);
      }
  return withheld;
}

}  // namespace roadstead::app
