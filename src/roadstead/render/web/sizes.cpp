// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/sizes.hpp"

#include <algorithm>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/catalog/stored_bytes.hpp"
#include "roadstead/render/web/own_path.hpp"

namespace roadstead::render::web {

namespace {

constexpr std::size_t most_owners = 150, most_collections = 200, most_tags = 50;

struct Sized {
  std::string_view name;
  std::uint64_t bytes = 0;
  const catalog::Collection* collection = nullptr;  ///< that `bytes` are of
};

// The largest first, the rest as one without a name.
std::vector<Sized> largest(std::vector<Sized> all, std::size_t most) {
  std::ranges::stable_sort(all, std::greater(), &Sized::bytes);
  if (all.size() <= most) return all;
  std::uint64_t rest = 0;
  for (std::size_t i = most; i < all.size(); ++i) rest += all[i].bytes;
  all.resize(most);
  all.push_back({"", rest});
  return all;
}

std::uint64_t bytes_of(const catalog::Tag& tag) {
  catalog::StoredBytes stored;
  stored.add(tag);
  return stored.sum();
}

std::vector<Sized> tags_of(const catalog::Collection& collection) {
  std::vector<Sized> tags;
  for (const catalog::Tag& tag : collection.tags)
    if (!tag.is_yanked()) tags.push_back({tag.name, bytes_of(tag)});
  return largest(std::move(tags), most_tags);
}

// [name, bytes]
void pair(JsonWriter& json, const Sized& sized) { json.begin_array().value(sized.name).value(sized.bytes); }

// [name, bytes, [[tag, bytes], …]]
void with_tags(JsonWriter& json, const Sized& sized) {
  pair(json, sized);
  if (sized.collection != nullptr) {
    json.begin_array();
    for (const Sized& tag : tags_of(*sized.collection)) {
      pair(json, tag);
      json.end_array();
    }
    json.end_array();
  }
  json.end_array();
}

}  // namespace

void put_sizes(Writer& writer, const OwnerSpan& owner) {
  writer.path(beside_owner(owner.name, "sizes.json"));
  writer.put({.media_type = json_type}, [&](std::string& out) {
    std::vector<Sized> sized;
    for (const auto& collection : owner.collections)
      sized.push_back({collection.name, overview_of(std::span(&collection, 1)).bytes, &collection});
    JsonWriter json(out);
    json.begin_array();
    for (const Sized& one : largest(std::move(sized), most_collections)) with_tags(json, one);
    json.end_array();
  });
}

void put_sizes(Writer& writer, std::span<const OwnerSpan> all) {
  writer.path("_/owners/~/sizes.json");
  writer.put({.media_type = json_type}, [&](std::string& out) {
    std::vector<Sized> sized;
    for (const OwnerSpan& owner : all) {
      if (!owner.name.empty()) sized.push_back({owner.name, overview_of(owner.collections).bytes});
      for (const auto& collection : owner.name.empty() ? owner.collections : std::span<const catalog::Collection>())
        sized.push_back({collection.name, overview_of(std::span(&collection, 1)).bytes, &collection});
    }
    JsonWriter json(out);
    json.begin_array();
    for (const Sized& one : largest(std::move(sized), most_owners)) with_tags(json, one);
    json.end_array();
  });
}

}  // namespace roadstead::render::web
