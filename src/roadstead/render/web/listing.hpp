// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <span>

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

constexpr std::size_t rows_on_page = 100;

/// Pages of a list, from 1, without `end`.
struct PageRange {
  std::size_t first = 1;
  std::size_t end = static_cast<std::size_t>(-1);
};

/// How many pages it takes to show `rows`; at least one.
std::size_t pages_for(std::size_t rows);

/// What of `rows` stands on page `number`, from 1.
template <class Row>
std::span<Row> rows_of_page(std::span<Row> rows, std::size_t number) {
  const std::size_t first = (number - 1) * rows_on_page;
  return rows.subspan(first, std::min(rows_on_page, rows.size() - first));
}

/// A table of collections. `shown_from`: where the shown part of each name begins (behind the owner's, on its page).
void append_collections(Html& html, const Site& site, std::span<const catalog::Collection> collections,
                        std::size_t shown_from = 0);

/// Where the map of sizes is drawn by script: of one owner, or of all where `owner` is empty.
void append_size_map(Html& html, std::string_view owner);

/// Links to the pages before and behind. `first` is page 1, `others` those from 2 on, as "_/collections/".
void append_page_links(Html& html, const Site& site, std::size_t number, std::size_t count, std::string_view first,
                       std::string_view others);

}  // namespace roadstead::render::web
