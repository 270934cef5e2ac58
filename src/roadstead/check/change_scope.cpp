// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/change_scope.hpp"

#include <algorithm>

#include "roadstead/catalog/layout.hpp"

namespace roadstead::check {

namespace {

const catalog::Collection* find(const Side& side, std::string_view name) {
  if (const auto* const found = side.loaded.catalog.find(name)) return found;
  const auto left_out = std::ranges::find(side.loaded.left_out, name, &catalog::Collection::name);
  return left_out == side.loaded.left_out.end() ? nullptr : &*left_out;
}

bool is_collection(const Change& change, std::string_view name) {
  return find(change.before, name) != nullptr || find(change.after, name) != nullptr;
}

}  // namespace

// A tag's files say so by themselves, be the tag sound or not. Of the others, the nearest folder that is one: be it
// that a link or a file stands in its place.
std::string_view collection_of(const Change& change, std::string_view path) {
  if (source::is_outside_registry(path.substr(0, path.find('/')))) return {};
  const catalog::Place place = catalog::classify(path);
  if (!place.tag.empty() || place.role == catalog::Role::stray) return place.collection;
  for (std::size_t end = path.size(); end != path.npos && end != 0; end = path.rfind('/', end - 1))
    if (const auto folder = path.substr(0, end); is_collection(change, folder)) return folder;
  return {};
}

ChangeScope scope_of(const Change& change) {
  ChangeScope scope;
  for (const ChangedFile& file : change.files) {
    const std::string_view collection = collection_of(change, file.path);
    if (collection.empty())
      scope.outside.push_back(&file);
    else if (std::ranges::find(scope.collections, collection) == scope.collections.end())
      scope.collections.emplace_back(collection);
  }
  std::ranges::sort(scope.collections);
  return scope;
}

}  // namespace roadstead::check
