// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/refusal.hpp"

#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/files.hpp"

namespace roadstead::render {

using catalog::Api;
using catalog::Collection;
using catalog::Tag;

static std::string_view name_refusal(const Site& site, Api api, const Collection& collection, const Tag& tag) {
  if (api == Api::oci && !site.host.owns_host_root)
    return "its clients ask at the root of the host, which is not this site's";
  if (api == Api::oci && collection.oci_name_taken) return "another collection has its name in lower case";
  if (!collection.spelled_by.has(api)) return collection_refusal(api, collection.name);
  return tag.spelled_by.has(api) ? "" : tag_refusal(api, tag.name);
}

static std::string_view image_refusal(const Site& site, Api api, const Collection& collection, const Tag& tag) {
  constexpr std::string_view no_way = "no store has its bytes, and this host cannot redirect to them";
  if (tag.layout == catalog::Layout::oci) {
    if (api != Api::oci || api::is_published_oci(site, collection, tag)) return {};
    return site.host.redirects ? "some of its blobs have no address, and no store has them" : no_way;
  }
  const catalog::StoredFile image = tag.image();
  if (is_published(site, api, tag, image)) return {};
  const std::string_view why = file_refusal(api, tag, image, stored(site, image));
  return why.empty() ? no_way : why;
}

std::string_view refusal(const Site& site, Api api, const Collection& collection, const Tag& tag) {
  const std::string_view why = name_refusal(site, api, collection, tag);
  return why.empty() ? image_refusal(site, api, collection, tag) : why;
}

}  // namespace roadstead::render
