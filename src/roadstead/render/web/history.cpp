// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/web/digest.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

using catalog::StoredFile;
using catalog::Tag;

namespace {

constexpr std::size_t most_states = 100;

constexpr TableColumn columns[] = {{Word::created},        {Word::digest},
                                   {Word::size, true},     {Word::size_to_next, true},
                                   {Word::source_to_next}, {Word::file}};

/// The cells of one state, in HTML, as `columns` has them.
using Cells = std::array<std::string, std::size(columns)>;

using Bytes = std::optional<std::uint64_t>;

std::string size_change(Bytes before, Bytes after, const Words& words) {
  if (!before || !after) return {};
  if (*before == *after) return std::string(words[Word::unchanged]);
  return *after > *before ? "+" + shown_size(*after - *before, words) : "−" + shown_size(*before - *after, words);
}

// What the recipe's repository changed since, as its forge shows it.
void compare_link(Html html, const Tag& tag, const StoredFile& file, std::string_view next_commit) {
  const std::string_view repository = source_page(tag.source);
  if (!repository.empty() && !file.commit.empty() && !next_commit.empty() && file.commit != next_commit)
    html.link(fmt::format("{}/compare/{}...{}", repository, file.commit, next_commit), html.words()[Word::compare]);
}

std::vector<Cells> states_of(const Downloads& downloads, const Tag& tag, const Words& words) {
  std::vector<Cells> states;
  Bytes next_size =
      tag.layout == catalog::Layout::oci ? catalog::image_bytes(tag.root()) : catalog::file_bytes(tag, tag.image());
  std::string_view next_commit = tag.source.commit;
  for (auto file = tag.history.rbegin(); file != tag.history.rend() && states.size() < most_states; ++file) {
    const Bytes bytes = catalog::file_bytes(tag, *file);
    auto& [day, digest, size, change, source, address] = states.emplace_back();
    const auto into = [&](std::string& cell) { return Html(cell, words); };
    Html day_cell = into(day), digest_cell = into(digest), address_cell = into(address);
    append_day(day_cell, file->created);
    append_short_digest(digest_cell, file->digest_text());
    size = shown_size(bytes, words);
    change = size_change(bytes, next_size, words);
    compare_link(into(source), tag, *file, next_commit);
    downloads.append(address_cell, *file);
    next_size = bytes;
    next_commit = file->commit;
  }
  return states;
}

std::vector<std::size_t> filled_columns(const std::vector<Cells>& states) {
  std::vector<std::size_t> filled;
  for (std::size_t i = 0; i < std::size(columns); ++i)
    if (std::ranges::any_of(states, [&](const Cells& cells) { return !cells[i].empty(); })) filled.push_back(i);
  return filled;
}

}  // namespace

void append_history(Html& html, const Downloads& downloads, const Tag& tag) {
  if (tag.history.empty()) return;
  const auto states = states_of(downloads, tag, html.words());
  const auto shown = filled_columns(states);
  std::vector<TableColumn> titles;
  for (const std::size_t i : shown) titles.push_back(columns[i]);
  append_heading(html, "history", Word::history);
  begin_table(html, "stored", Word::history, titles);
  for (const Cells& cells : states) {
    html.raw("<tr>");
    for (const std::size_t i : shown)
      html.raw(columns[i].is_number ? "<td class=\"right\">"
               : i == 0             ? "<td class=\"short\">"
                                    : "<td>")
          .raw(cells[i])
          .raw("</td>");
    html.raw("</tr>\n");
  }
  end_table(html);
}

}  // namespace roadstead::render::web
