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

constexpr TableColumn columns[] = {{Word::created},           {Word::digest},         {Word::size, true},
                                   {Word::size_change, true}, {Word::source_changes}, {Word::file}};

/// The cells of one state, in HTML, as `columns` has them.
using Cells = std::array<std::string, std::size(columns)>;

using Bytes = std::optional<std::uint64_t>;

/// What the tag is or was.
struct State {
  StoredFile file;
  std::string_view commit;
  Bytes bytes;
  bool is_now;
};

State state_now(const Tag& tag) {
  const bool is_oci = tag.layout == catalog::Layout::oci;
  const Bytes bytes = is_oci ? catalog::image_bytes(tag.root()) : catalog::file_bytes(tag, tag.image());
  return {is_oci ? tag.stated : tag.image(), tag.source.commit, bytes, true};
}

// The newest first, and one beyond those shown, from which the last of them has its change.
std::vector<State> states_of(const Tag& tag) {
  std::vector<State> states{state_now(tag)};
  for (auto file = tag.history.rbegin(); file != tag.history.rend() && states.size() <= most_states + 1; ++file)
    states.push_back({*file, file->commit, catalog::file_bytes(tag, *file), false});
  return states;
}

std::string size_change(Bytes before, Bytes after, const Words& words) {
  if (!before || !after) return {};
  if (*before == *after) return std::string(words[Word::unchanged]);
  return *after > *before ? "+" + shown_size(*after - *before, words) : "−" + shown_size(*before - *after, words);
}

// What the recipe's repository changed, as its forge shows it.
void compare_link(Html html, const Tag& tag, std::string_view before, std::string_view after) {
  const std::string_view repository = source_page(tag.source);
  if (!repository.empty() && !before.empty() && !after.empty() && before != after)
    html.link(fmt::format("{}/compare/{}...{}", repository, before, after), html.words()[Word::compare]);
}

// What it is now can be copied from its facts.
void digest_cell(Html html, const State& state) {
  const std::string digest = state.file.digest_text();
  if (!state.is_now) return append_short_digest(html, digest);
  append_digest_beginning(html, digest);
  html.raw(" <span class=\"chip\">").word(Word::now).raw("</span>");
}

Cells cells_of(const Downloads& downloads, const Tag& tag, const State& state, const State* before,
               const Words& words) {
  Cells cells;
  auto& [day, digest, size, change, source, address] = cells;
  Html day_cell(day, words), address_cell(address, words);
  append_day(day_cell, state.file.created);
  digest_cell(Html(digest, words), state);
  size = shown_size(state.bytes, words);
  if (!state.is_now) downloads.append(address_cell, state.file);
  if (before == nullptr) return cells;
  change = size_change(before->bytes, state.bytes, words);
  compare_link(Html(source, words), tag, before->commit, state.commit);
  return cells;
}

std::vector<Cells> rows_of(const Downloads& downloads, const Tag& tag, const Words& words) {
  const auto states = states_of(tag);
  std::vector<Cells> rows;
  for (std::size_t i = 0; i < std::min(states.size(), most_states + 1); ++i)
    rows.push_back(cells_of(downloads, tag, states[i], i + 1 < states.size() ? &states[i + 1] : nullptr, words));
  return rows;
}

std::vector<std::size_t> filled_columns(const std::vector<Cells>& rows) {
  std::vector<std::size_t> filled;
  for (std::size_t i = 0; i < std::size(columns); ++i)
    if (std::ranges::any_of(rows, [&](const Cells& cells) { return !cells[i].empty(); })) filled.push_back(i);
  return filled;
}

}  // namespace

void append_history(Html& html, const Downloads& downloads, const Tag& tag) {
  if (tag.history.empty()) return;
  const auto rows = rows_of(downloads, tag, html.words());
  const auto shown = filled_columns(rows);
  std::vector<TableColumn> titles;
  for (const std::size_t i : shown) titles.push_back(columns[i]);
  append_heading(html, "history", Word::history);
  begin_table(html, "stored", Word::history, titles);
  for (const Cells& cells : rows) {
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
