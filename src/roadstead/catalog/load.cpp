// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/load.hpp"

#include <algorithm>

#include "roadstead/base/parallel.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/catalog/load_documents.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/catalog/outline.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/source/reader_pool.hpp"

namespace roadstead::catalog {

namespace {

using source::Entry;
using source::Kind;

/// Loads one run of collections into an arena of its own.
class PartLoader {
 public:
  PartLoader(std::span<const Entry> entries, source::Reader& reader) : entries_(entries), reader_(reader) {}

  void load(std::span<const CollectionOutline> outlines) {
    announce(outlines);
    for (const CollectionOutline& outline : outlines) load_collection(outline);
  }

  Arena arena;
  std::vector<Collection> collections;
  Findings findings;

 private:
  // The very order in which load_collection() reads.
  void announce(std::span<const CollectionOutline> outlines) {
    std::vector<Entry> files;
    for (const CollectionOutline& collection : outlines) {
      if (collection.readme >= 0) files.push_back(entries_[static_cast<std::size_t>(collection.readme)]);
      for (const TagOutline& tag : collection.tags)
        if (const Entry* readme = readme_of(tag)) files.push_back(*readme);
    }
    reader_.expect(files);
  }

  void error(std::string_view path, std::string_view rule, std::string message) {
    findings.push_back({std::string(path), 0, 0, Severity::error, rule, std::move(message)});
  }

  void load_collection(const CollectionOutline& outline) {
    Collection collection;
    const bool readme_fine = read_collection_readme(outline, collection);
    if (outline.tags.empty() && !is_declared_) return;  // a folder with a README, and nothing of ours
    if (!name_fits(outline) || !readme_fine) return;
    std::vector<Tag> tags;
    for (const TagOutline& tag : outline.tags) load_tag(tag, tags);
    collection.name = arena.keep(outline.name);
    collection.entry = outline.readme;
    collection.tags = arena.keep(std::span<const Tag>(tags));
    collections.push_back(collection);
  }

  bool read_collection_readme(const CollectionOutline& outline, Collection& collection) {
    is_declared_ = false;
    if (outline.readme < 0) return true;
    const Entry& entry = entries_[static_cast<std::size_t>(outline.readme)];
    if (!is_readable(entry)) return true;  // the rule `media` says so
    auto text = reader_.read(entry, readme_limit_bytes);
    if (!text) return error(entry.path, "markdown", text.error().what), false;
    if (!is_plain_utf8(*text)) return refuse_encoding(entry.path, *text), false;
    is_declared_ = declares_collection(*text);
    if (outline.tags.empty() && !is_declared_) return true;
    return parse_collection(entry.path, *text, yaml_, arena, findings, collection);
  }

  static bool is_readable(const Entry& entry) { return entry.kind == Kind::file || entry.kind == Kind::executable; }

  // Cheap and exact enough: only a README that says so is a collection before its first tag arrives.
  static bool declares_collection(std::string_view text) {
    return text.starts_with("---") && text.substr(0, 4096).find("\nlayout: collection") != text.npos;
  }

  void refuse_encoding(std::string_view path, std::string_view text) {
    const bool nul = text.find('\0') != text.npos;
    error(path, "markdown", nul ? "has a NUL byte, want text" : "is not UTF-8 text without control characters");
  }

  bool name_fits(const CollectionOutline& outline) {
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

  const Entry* readme_of(const TagOutline& outline) const {
    const auto files = entries_.subspan(outline.first, outline.last - outline.first);
    const auto readme =
        std::ranges::find_if(files, [](const Entry& e) { return classify(e.path).role == Role::tag_readme; });
    return readme == files.end() ? nullptr : &*readme;
  }

  // A file system's limit is 255 bytes, and "<repo>:<tag>~<arch>" is one name.
  static bool is_too_long(const TagOutline& outline) {
    const std::size_t repo = outline.collection.size() - (outline.collection.rfind('/') + 1);
    return repo + outline.tag.size() > 200;
  }

  void load_tag(const TagOutline& outline, std::vector<Tag>& tags) {
    const auto files = entries_.subspan(outline.first, outline.last - outline.first);
    const Entry* const readme = readme_of(outline);
    if (readme == nullptr) return error(files.front().path, "schema", "the tag has no README.md");
    if (const auto why = component_refusal(outline.tag); !why.empty())
      return error(readme->path, "name-grammar", fmt::format("tag '{}' {}", outline.tag, why));
    if (is_too_long(outline))
      return error(readme->path, "name-grammar", "repository and tag have more than 200 bytes together");
    if (!is_readable(*readme)) return;  // the rule `media` says so
    auto text = reader_.read(*readme, readme_limit_bytes);
    if (!text) return error(readme->path, "markdown", text.error().what);
    if (!is_plain_utf8(*text)) return refuse_encoding(readme->path, *text);
    Tag tag;
    if (!parse_tag(readme->path, *text, yaml_, arena, findings, tag)) return;
    if (tag.layout == Layout::oci && !load_documents(files, reader_, arena, findings, tag)) return;
    tag.name = arena.keep(outline.tag);
    tag.entry = readme->index;
    tags.push_back(tag);
  }

  std::span<const Entry> entries_;
  source::Reader& reader_;
  YamlDocument yaml_;
  bool is_declared_ = false;
};

// The collection whose own pages a longer name runs through: "a/b" of "a/b/tags/c".
template <class Find>
const Collection* owner_of_path(std::string_view name, Find find) {
  for (const std::string_view folder : {"/manifests", "/tags"})
    for (std::size_t at = name.find(folder); at != name.npos; at = name.find(folder, at + 1)) {
      const std::size_t end = at + folder.size();
      if (end == name.size() || name[end] == '/')
        if (const Collection* const owner = find(name.substr(0, at))) return owner;
    }
  return nullptr;
}

void drop_colliding_paths(Catalog& catalog, Findings& findings) {
  const Catalog& all = catalog;
  std::vector<Collection> kept;
  for (const Collection& collection : all.collections) {
    if (const Collection* const owner =
            owner_of_path(collection.name, [&](std::string_view name) { return all.find(name); }))
      findings.push_back({std::string(collection.name), 0, 0, Severity::error, "name-collision",
                          fmt::format("the name runs through the pages of '{}'", owner->name)});
    else
      kept.push_back(collection);
  }
  catalog.collections = std::move(kept);
}

// In lower case a longer name may run through the pages of a shorter one that it passes by as written.
void drop_oci_paths_through(Catalog& catalog) {
  for (const std::uint32_t i : catalog.by_oci_name) {
    const std::string lower = to_lower(catalog.collections[i].name);
    const Collection* const owner = owner_of_path(lower, [&](std::string_view name) { return catalog.find_oci(name); });
    catalog.collections[i].oci_name_taken = owner != nullptr;
  }
  std::erase_if(catalog.by_oci_name, [&](std::uint32_t i) { return catalog.collections[i].oci_name_taken; });
}

// Gives each collection its place among the lower-case names; of equals, the one already in lower
// case goes first, then the first in byte order.
void index_oci_names(Catalog& catalog) {
  auto& order = catalog.by_oci_name;
  std::vector<std::string> lower;
  for (const Collection& collection : catalog.collections) lower.push_back(to_lower(collection.name));
  order.resize(lower.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t i) {
      return std::tuple(std::string_view(lower[i]), has_upper(catalog.collections[i].name), i);
    };
    return key(a) < key(b);
  });
  const auto is_taken = [&](std::uint32_t a, std::uint32_t b) {
    if (lower[a] != lower[b]) return false;
    catalog.collections[b].oci_name_taken = true;
    return true;
  };
  order.erase(std::unique(order.begin(), order.end(), is_taken), order.end());
  drop_oci_paths_through(catalog);
}

void load_settings(const source::Tree& tree, source::Reader& reader, Loaded& loaded) {
  const auto read = [&](std::string_view path, auto parse) {
    const auto at = source::find(tree, path);
    if (at < 0) return;
    auto text = reader.read(tree.entries()[static_cast<std::size_t>(at)], settings_limit_bytes);
    if (text)
      parse(path, *text, loaded.findings, loaded.catalog.settings);
    else
      loaded.findings.push_back({std::string(path), 0, 0, Severity::error, "media", text.error().what});
  };
  read("_config.yml", parse_jekyll_config);
  read("roadstead.yml", parse_settings);  // read last: it wins
}

}  // namespace

Result<Loaded> load(const source::Tree& tree, unsigned jobs) {
  Loaded loaded;
  const Outline shape = outline(tree.entries());
  source::ReaderPool readers(tree);
  constexpr std::size_t run_length = 64;
  std::vector<std::unique_ptr<PartLoader>> parts((shape.collections.size() + run_length - 1) / run_length);
  parallel_for(parts.size(), jobs, [&](std::size_t i) {
    const auto reader = readers.borrow();
    const auto run = std::span(shape.collections).subspan(i * run_length);
    parts[i] = std::make_unique<PartLoader>(tree.entries(), *reader);
    parts[i]->load(run.first(std::min(run_length, run.size())));
  });
  load_settings(tree, *readers.borrow(), loaded);
  for (auto& part : parts) {
    loaded.catalog.collections.insert(loaded.catalog.collections.end(), part->collections.begin(),
                                      part->collections.end());
    loaded.findings.insert(loaded.findings.end(), part->findings.begin(), part->findings.end());
    loaded.catalog.arena.absorb(std::move(part->arena));
    part.reset();
  }
  drop_colliding_paths(loaded.catalog, loaded.findings);
  index_oci_names(loaded.catalog);
  std::ranges::sort(loaded.findings);
  return loaded;
}

bool has_errors(const Findings& findings) {
  return std::ranges::any_of(findings, [](const Finding& f) { return f.severity == Severity::error; });
}

}  // namespace roadstead::catalog
