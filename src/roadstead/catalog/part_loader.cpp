// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/part_loader.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/case_twins.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/catalog/load.hpp"
#include "roadstead/catalog/load_documents.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/recipe_file.hpp"

namespace roadstead::catalog {

using source::Entry;
using source::Kind;

void PartLoader::load(std::span<const CollectionOutline> outlines) {
  announce(outlines);
  for (const CollectionOutline& outline : outlines) load_collection(outline);
}

// The very order in which load_collection() reads.
void PartLoader::announce(std::span<const CollectionOutline> outlines) {
  std::vector<Entry> files;
  for (const CollectionOutline& collection : outlines) {
    if (collection.readme >= 0) files.push_back(entries_[static_cast<std::size_t>(collection.readme)]);
    for (const TagOutline& tag : collection.tags)
      if (const Entry* readme = readme_of(tag)) files.push_back(*readme);
  }
  reader_.expect(files);
}

void PartLoader::error(std::string_view path, std::string_view rule, std::string message) {
  findings.push_back({std::string(path), 0, 0, Severity::error, rule, std::move(message)});
}

void PartLoader::load_collection(const CollectionOutline& outline) {
  Collection collection;
  const bool readme_fine = read_collection_readme(outline, collection);
  if (outline.tags.empty() && !is_declared_) return;  // a folder with a README, and nothing of ours
  if (!name_fits(outline)) return;
  std::vector<Tag> tags;
  for (const TagOutline& tag : outline.tags) load_tag(tag, tags);
  mark_case_twins(tags);
  collection.name = arena_.keep(outline.name);
  collection.spelled_by = ApiSet::of_collection(outline.name);
  collection.entry = outline.readme;
  collection.tags = arena_.keep(std::span<const Tag>(tags));
  (readme_fine ? collections : left_out).push_back(collection);
}

// A folder "manifest" or "Manifests", or a slip of the pen, would otherwise make a tag or a collection vanish without a
// word. Any other layout is not ours.
void PartLoader::note_not_ours(std::string_view path, const StatedLayout& layout) {
  const auto warn = [&](std::string message) {
    findings.push_back(
        {std::string(path), layout.at.line, layout.at.column, Severity::warning, "schema", std::move(message)});
  };
  if (layout.value.starts_with("manifests/"))
    warn("a tag by its layout, but it lies in no <owner>/<repo>/manifests/<tag>: no page shows it");
  else if (is_near_collection(layout.value))
    warn(fmt::format("layout '{}' is not known, want 'collection': no page shows this folder", layout.value));
}

bool PartLoader::read_collection_readme(const CollectionOutline& outline, Collection& collection) {
  is_declared_ = false;
  if (outline.readme < 0) return true;
  const Entry& entry = entries_[static_cast<std::size_t>(outline.readme)];
  std::string_view text;
  const Found found = read_text(entry, text);
  if (found != Found::text) return found == Found::nothing;
  const StatedLayout layout = stated_layout(text);
  is_declared_ = layout.value == "collection";  // before its first tag arrives
  declares_collection |= is_declared_;
  if (outline.tags.empty() && !is_declared_) return note_not_ours(entry.path, layout), true;
  if (!parse_collection(entry.path, text, yaml_, arena_, findings, collection)) return false;
  if (collection.has_body) keep_body(entry.index, text);
  return true;
}

// Nothing is found where the rule `media` has a word on the entry.
PartLoader::Found PartLoader::read_text(const Entry& entry, std::string_view& text) {
  if (entry.kind != Kind::file && entry.kind != Kind::executable) return Found::nothing;
  const auto refuse = [&](std::string message) {
    error(entry.path, "markdown", std::move(message));
    return Found::fault;
  };
  auto bytes = reader_.read(entry, readme_limit_bytes);
  if (!bytes && bytes.error().code != Code::invalid) {
    failure = bytes.error();
    return Found::nothing;
  }
  if (!bytes) return refuse(bytes.error().what);
  text = *bytes;
  if (is_plain_utf8(text)) return Found::text;
  const bool nul = text.find('\0') != text.npos;
  return refuse(nul ? "has a NUL byte, want text" : "is not UTF-8 text without control characters");
}

bool PartLoader::name_fits(const CollectionOutline& outline) {
  const auto parts = split(outline.name, '/');
  const auto refuse = [&](std::string_view rule, std::string message) {
    error(outline.name, rule, std::move(message));
    return false;
  };
  if (parts.size() > component_limit)
    return refuse("name-grammar",
                  fmt::format("the name has {} components, want at most {}", parts.size(), component_limit));
  for (const std::string_view part : parts) {
    if (const auto why = component_refusal(part); !why.empty())
      return refuse("name-grammar", fmt::format("component '{}' {}", part, why));
  }
  if (is_reserved_top(parts.front()))
    return refuse("name-collision", fmt::format("'{}' at the top belongs to the site's own pages", parts.front()));
  return true;
}

const Entry* PartLoader::readme_of(const TagOutline& outline) const {
  const auto files = entries_.subspan(outline.first, outline.last - outline.first);
  const auto readme =
      std::ranges::find_if(files, [](const Entry& e) { return classify(e.path).role == Role::tag_readme; });
  return readme == files.end() ? nullptr : &*readme;
}

bool PartLoader::read_documents(std::span<const Entry> files, Tag& tag) {
  const auto sound = load_documents(files, reader_, arena_, keeper_, findings, tag);
  if (!sound) failure = sound.error();
  return sound && *sound;
}

static std::string missing_readme(std::span<const Entry> files) {
  for (const Entry& file : files)
    if (const auto name = file.path.substr(file.path.rfind('/') + 1); is_lower_of("readme.md", name))
      return fmt::format("the tag has no README.md; did you mean '{}'?", name);
  return "the tag has no README.md";
}

void PartLoader::load_tag(const TagOutline& outline, std::vector<Tag>& tags) {
  const auto files = entries_.subspan(outline.first, outline.last - outline.first);
  const Entry* const readme = readme_of(outline);
  if (readme == nullptr) return error(files.front().path, "schema", missing_readme(files));
  if (const auto why = component_refusal(outline.tag); !why.empty())
    return error(readme->path, "name-grammar", fmt::format("tag '{}' {}", outline.tag, why));
  if (are_too_long_together(outline.collection, outline.tag))
    return error(readme->path, "name-grammar", "repository and tag have more than 200 bytes together");
  std::string_view text;
  Tag tag;
  if (read_text(*readme, text) != Found::text) return;
  if (!parse_tag(readme->path, text, yaml_, arena_, findings, tag)) return;
  if (tag.has_body) keep_body(readme->index, text);
  if (tag.layout == Layout::oci && !read_documents(files, tag)) return;
  tag.name = arena_.share(outline.tag);
  tag.spelled_by = ApiSet::of_tag(outline.tag);
  tag.entry = readme->index;
  if (const Entry* const recipe = find_recipe(files, tag.source.recipe)) {
    tag.recipe_entry = recipe->index;
    tag.recipe_name = arena_.share(recipe->path.substr(recipe->path.rfind('/') + 1));
  }
  tags.push_back(tag);
}

void PartLoader::keep_body(std::uint32_t entry, std::string_view text) {
  if (const auto parts = split_front_matter(text)) keeper_.keep(entry, parts->body);
}

}  // namespace roadstead::catalog
