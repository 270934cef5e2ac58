// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/catalog/outline.hpp"
#include "roadstead/catalog/stated_layout.hpp"
#include "roadstead/catalog/text_keeper.hpp"
#include "roadstead/catalog/yaml.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::catalog {

/// Loads one run of collections on one thread.
class PartLoader {
 public:
  /// What is loaded lives in `arena`.
  PartLoader(std::span<const source::Entry> entries, source::Reader& reader, Arena& arena, TextKeeper::Budget& budget)
      : entries_(entries), reader_(reader), arena_(arena), keeper_(budget, arena) {}

  void load(std::span<const CollectionOutline> outlines);

  std::vector<Collection> collections, left_out;
  Findings findings;
  bool declares_collection = false;
  std::optional<Error> failure;  ///< a file could not be read
  std::span<const KeptText> kept_texts() const { return keeper_.texts(); }

 private:
  enum class Found : std::uint8_t { nothing, text, fault };

  void announce(std::span<const CollectionOutline> outlines);
  void load_collection(const CollectionOutline& outline);
  bool read_collection_readme(const CollectionOutline& outline, Collection& collection);
  void note_not_ours(std::string_view path, const StatedLayout& layout);
  bool name_fits(const CollectionOutline& outline);
  bool read_documents(std::span<const source::Entry> files, Tag& tag);
  void load_tag(const TagOutline& outline, std::vector<Tag>& tags);
  Found read_text(const source::Entry& entry, std::string_view& text);
  const source::Entry* readme_of(const TagOutline& outline) const;
  void keep_body(std::uint32_t entry, std::string_view text);
  void error(std::string_view path, std::string_view rule, std::string message);

  std::span<const source::Entry> entries_;
  source::Reader& reader_;
  Arena& arena_;
  TextKeeper keeper_;
  YamlDocument yaml_;
  bool is_declared_ = false;  ///< the README just read says that it is a collection's
};

}  // namespace roadstead::catalog
