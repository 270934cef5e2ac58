// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/owners.hpp"

#include <optional>

#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/stated_layout.hpp"

namespace roadstead::check {

namespace {

std::string readme_of(std::string_view folder) { return std::string(folder) + "/README.md"; }

// The text of a README that says `layout: owner`; what it cannot say soundly, it does not say.
Result<std::optional<std::string>> owner_readme(const Side& side, source::Reader& reader, std::string_view folder) {
  const auto at = source::find(side.tree, readme_of(folder));
  if (at < 0) return std::nullopt;
  const source::Entry& entry = side.tree.entries()[static_cast<std::size_t>(at)];
  if (entry.kind != source::Kind::file && entry.kind != source::Kind::executable) return std::nullopt;
  const auto text = reader.read(entry, catalog::readme_limit_bytes);
  if (!text && text.error().code != Code::invalid) return Failure(text.error());
  if (!text || catalog::stated_layout(*text).value != catalog::owner_layout) return std::nullopt;
  return std::string(*text);
}

Result<void> add_owners_of_folder(const Side& side, source::Reader& reader, std::string_view folder, Arena& arena,
                                  std::vector<catalog::Owner>& owners) {
  const auto text = owner_readme(side, reader, folder);
  if (!text) return Failure(text.error());
  if (!*text) return {};
  catalog::YamlDocument yaml;
  catalog::Findings findings;
  catalog::Collection read;
  if (catalog::parse_collection(readme_of(folder), **text, yaml, arena, findings, read))
    owners.insert(owners.end(), read.owners.begin(), read.owners.end());
  else
    owners.emplace_back();  // it has owners, and nobody can tell whom: who has none would be free for all
  return {};
}

}  // namespace

Result<std::vector<catalog::Owner>> owners_of(const Side& side, source::Reader& reader, std::string_view collection,
                                              Arena& arena) {
  std::vector<catalog::Owner> owners;
  for (std::size_t end = collection.find('/');; end = collection.find('/', end + 1)) {
    if (auto done = add_owners_of_folder(side, reader, collection.substr(0, end), arena, owners); !done)
      return Failure(done.error());
    if (end == collection.npos) break;
  }
  if (const auto* const own = side.loaded.catalog.find(collection))
    owners.insert(owners.end(), own->owners.begin(), own->owners.end());
  return owners;
}

Result<bool> owns_below(const Side& side, source::Reader& reader, std::string_view folder) {
  const auto text = owner_readme(side, reader, folder);
  if (!text) return Failure(text.error());
  return text->has_value();
}

}  // namespace roadstead::check
