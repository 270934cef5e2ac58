// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/page_texts.hpp"

#include <algorithm>

#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/layout.hpp"

namespace roadstead::app {

using catalog::Collection;
using catalog::KeptText;

static constexpr std::uint64_t file_limit_bytes = 4 << 20;
static constexpr std::size_t ahead_limit_bytes = 16 << 20;

// The entries that the pages of these collections show, in the order of the tree.
static std::vector<std::uint32_t> entries_of(std::span<const Collection> collections) {
  std::vector<std::uint32_t> entries;
  for (const Collection& collection : collections) {
    if (collection.has_body) entries.push_back(static_cast<std::uint32_t>(collection.entry));
    for (const catalog::Tag& tag : collection.tags) {
      if (tag.has_body) entries.push_back(tag.entry);
      if (tag.recipe_entry >= 0) entries.push_back(static_cast<std::uint32_t>(tag.recipe_entry));
      for (const catalog::Document& document : tag.documents) entries.push_back(document.entry);
    }
  }
  std::ranges::sort(entries);
  return entries;
}

void PageTexts::read_ahead(std::span<const Collection> collections) {
  std::vector<source::Entry> missing;
  for (const std::uint32_t entry : entries_of(collections))
    if (catalog_.kept_text(entry) == nullptr) missing.push_back(tree_.entries()[entry]);
  reader_.expect(missing);
  for (const source::Entry& entry : missing) {
    const auto text = read_file(entry.index);
    if (!text || arena_.bytes() + text->size() > ahead_limit_bytes) return;
    ahead_.push_back({entry.index, arena_.keep(*text)});
  }
}

Result<std::string_view> PageTexts::read(std::uint32_t entry) {
  if (const KeptText* const kept = catalog_.kept_text(entry)) return kept->text;
  const auto at = std::ranges::lower_bound(ahead_, entry, {}, &KeptText::entry);
  if (at != ahead_.end() && at->entry == entry) return at->text;
  return read_file(entry);
}

Result<std::string_view> PageTexts::read_file(std::uint32_t entry) {
  const source::Entry& file = tree_.entries()[entry];
  auto text = reader_.read(file, file_limit_bytes);
  const catalog::Role role = catalog::classify(file.path).role;
  if (!text || role == catalog::Role::tag_document || role == catalog::Role::tag_file) return text;
  const auto parts = catalog::split_front_matter(*text);
  if (!parts) return fail(Code::invalid, "{}: {}", file.path, parts.error().message);
  return parts->body;
}

}  // namespace roadstead::app
