// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/search.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/render/api/oci_names.hpp"
#include "roadstead/render/files.hpp"

namespace roadstead::render::api {

namespace {

using catalog::Collection;
using catalog::Tag;

bool matches(const Collection& collection, std::string_view word) {
  return word.empty() || to_lower(collection.name).find(word) != std::string::npos ||
         to_lower(collection.description).find(word) != std::string::npos;
}

// library://: entity, collection and container; shorter names fill from the right.
bool write_library_image(JsonWriter& json, const Site& site, const Collection& collection) {
  std::vector<std::string_view> tags;
  const Tag* newest = nullptr;
  for (const Tag& tag : collection.tags) {
    if (tag.layout != catalog::Layout::singularity || tag.is_yanked()) continue;
    if (!is_published(site, catalog::Api::library, tag, tag.image())) continue;
    tags.push_back(tag.name);
    newest = &tag;
  }
  const auto parts = split(collection.name, '/');
  if (newest == nullptr || parts.size() > 3) return false;
  const auto part = [&](std::size_t from_right) {
    return parts.size() > from_right ? parts[parts.size() - 1 - from_right] : std::string_view();
  };
  json.begin_object().field("entityName", part(2)).field("collectionName", part(1)).field("containerName", part(0));
  json.field("hash", "sha256." + newest->image().digest->hex()).field("description", collection.description);
  json.key("tags").begin_array();
  for (const std::string_view tag : tags) json.value(tag);
  json.end_array().end_object();
  return true;
}

void write_oci_hit(JsonWriter& json, const Collection& collection) {
  json.begin_object().field("name", to_lower(collection.name)).field("description", collection.description);
  json.field("star_count", std::uint64_t{0}).field("is_official", false).field("is_automated", false).end_object();
}

}  // namespace

void search(Writer& writer, std::string_view word, std::size_t limit) {
  const Site& site = writer.site;
  const std::string lower = to_lower(word);
  writer.path("v1/search");
  writer.put({.media_type = json_type}, [&](std::string& out) {
    std::vector<const Collection*> found;
    for (const Collection& collection : site.catalog.collections)
      if (matches(collection, lower)) found.push_back(&collection);
    JsonWriter json(out);
    json.begin_object().key("data").begin_object().key("image").begin_array();
    std::uint64_t images = 0, results = 0;
    for (const Collection* hit : found)
      if (images < limit && write_library_image(json, site, *hit)) ++images;
    json.end_array().end_object().key("results").begin_array();
    for (const Collection* hit : found)
      if (!tags_after(site, *hit, "", 1).empty() && ++results <= limit) write_oci_hit(json, *hit);
    json.end_array().field("num_results", results).end_object();
  });
}

}  // namespace roadstead::render::api
