// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/owners.hpp"

#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/stated_layout.hpp"

namespace roadstead::check {

namespace {

// What a folder's README cannot say soundly, it does not say.
Result<void> add_owners_of_folder(const Side& side, std::string_view folder, Arena& arena,
                                  std::vector<catalog::Owner>& owners) {
  const std::string path = std::string(folder) + "/README.md";
  const auto at = source::find(side.tree, path);
  if (at < 0) return {};
  const source::Entry& entry = side.tree.entries()[static_cast<std::size_t>(at)];
  if (entry.kind != source::Kind::file && entry.kind != source::Kind::executable) return {};
  const auto text = side.tree.reader()->read(entry, catalog::readme_limit_bytes);
  if (!text) return text.error().code == Code::invalid ? Result<void>() : Result<void>(Failure(text.error()));
  if (catalog::stated_layout(*text).value != catalog::owner_layout) return {};
  catalog::YamlDocument yaml;
  catalog::Findings findings;
  catalog::Collection read;
  if (catalog::parse_collection(path, *text, yaml, arena, findings, read))
    owners.insert(owners.end(), read.owners.begin(), read.owners.end());
  return {};
}

}  // namespace

Result<std::vector<catalog::Owner>> owners_of(const Side& side, std::string_view collection, Arena& arena) {
  std::vector<catalog::Owner> owners;
  for (std::size_t slash = collection.find('/'); slash != collection.npos; slash = collection.find('/', slash + 1))
    if (auto done = add_owners_of_folder(side, collection.substr(0, slash), arena, owners); !done)
      return Failure(done.error());
  if (const auto* const own = side.loaded.catalog.find(collection))
    owners.insert(owners.end(), own->owners.begin(), own->owners.end());
  return owners;
}

}  // namespace roadstead::check
