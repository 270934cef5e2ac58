// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/letters.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/listing.hpp"

namespace roadstead::render::web {

namespace {

constexpr std::size_t seen_at_a_glance = 30;

char lower(char c) { return is_upper(c) ? static_cast<char>(c + 0x20) : c; }

// Digits stand before letters, as in the list; so may names that begin otherwise, and behind.
std::string letter_of(std::string_view name) {
  const char first = lower(name.front());
  return std::string(1, is_lower(first) ? first : is_digit(first) ? '0' : '-');
}

void append_label(Html& html, std::string_view letter) {
  if (letter == "0")
    html.raw("0–9");
  else if (letter == "-")
    html.word(Word::other_letters);
  else
    html.text(std::string(1, static_cast<char>(letter.front() - 0x20)));
}

}  // namespace

void sort_for_readers(std::vector<OwnerSpan>& owners) {
  std::ranges::stable_sort(owners, [](const OwnerSpan& a, const OwnerSpan& b) {
    return std::ranges::lexicographical_compare(a.name, b.name, {}, lower, lower);
  });
}

Letters::Letters(const std::vector<OwnerSpan>& sorted) {
  if (sorted.size() <= seen_at_a_glance) return;
  for (std::size_t row = 0; row < sorted.size(); ++row)
    if (const auto letter = letter_of(sorted[row].name);
        std::ranges::find(rows_, letter, &std::pair<std::string, std::size_t>::first) == rows_.end())
      rows_.emplace_back(letter, row);
}

std::string_view Letters::begun_by(std::size_t row) const {
  const auto found = std::ranges::find(rows_, row, &std::pair<std::string, std::size_t>::second);
  return found == rows_.end() ? std::string_view() : found->first;
}

std::string letter_id(std::string_view letter) { return "letter-" + std::string(letter); }

void append_letters(Html& html, const Site& site, const Letters& letters, std::string (*path_of)(std::size_t number)) {
  if (letters.all().size() < 2) return;
  html.raw("<nav class=\"letters\" aria-label=\"").word(Word::by_letter).raw("\">\n");
  for (const auto& [letter, row] : letters.all()) {
    html.raw("<a href=\"").path(site.host.prefix()).raw("/").path(path_of(row / rows_on_page + 1));
    html.raw("#").text(letter_id(letter)).raw("\">");
    append_label(html, letter);
    html.raw("</a>\n");
  }
  html.raw("</nav>\n");
}

}  // namespace roadstead::render::web
