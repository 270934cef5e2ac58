// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/source_links.hpp"
#include "roadstead/render/web/usage.hpp"
#include "roadstead/render/writer.hpp"

namespace roadstead::render::web {

/// A name of several parts, where a line may break behind each: "owner/repo", "org.opencontainers.image.title".
void append_name(Html& html, std::string_view name, char separator = '/');

/// The collection's name, linked to its page; `label` stands for it, where it is not empty.
void append_collection_link(Html& html, const Site& site, const catalog::Collection& collection,
                            std::string_view label = {});
/// The tag's name, linked to its page.
void append_tag_link(Html& html, const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

/// <h2>, with an id to link to.
void append_heading(Html& html, std::string_view id, Word word);

/// Which of several images a line of a cell is of: its platform, or "unknown".
void append_whose(Html& html, std::string_view whose);

/// A tag as people name it, "owner/repo:tag", where a line may break behind each '/' and before ':'.
void append_reference(Html& html, std::string_view collection, std::string_view tag);

/// "unknown" in a cell: on a narrow screen, which has no headings above its cells, it is left out.
void append_untold(Html& html);

/// The day of an RFC 3339 time; nothing of an empty one.
void append_day(Html& html, std::string_view time);

/// One figure of a list of class "stats".
void append_total(Html& html, Word name, std::string_view value);
/// With its digits in groups, as the language has them.
void append_total(Html& html, Word name, std::uint64_t count);

/// A table that scrolls by itself where it is too wide, down to its first row. `columns`: words, those with a number
/// right-aligned. `kind`: its class. `of`: what of several the table is about, behind the label.
struct TableColumn {
  Word title;
  bool is_number = false;
  std::string_view
      sort{};  ///< what a script sorts by it (web/src/search/select.ts, web/src/tag_rows.ts); empty: it does not
};
void begin_table(Html& html, std::string_view kind, Word label, std::span<const TableColumn> columns,
                 std::string_view of = {});
void end_table(Html& html);

/// The button that copies the text of the element `id`.
void append_copy_button(Html& html, std::string_view id);

/// The commands among the ways to pull a tag, as tabs.
void append_commands(Html& html, std::span<const Usage> ways);

/// The clients that cannot, and why, under a heading, folded where others can; nothing where all can.
void append_refusals(Html& html, std::span<const Usage> ways);

/// The Markdown below the front matter of one file of the tree, under a heading. What is cut off a long one is linked
/// where the source is known.
void append_about(Writer& writer, Html& html, std::string& out, std::uint32_t entry, const SourceLinks& source);

}  // namespace roadstead::render::web
