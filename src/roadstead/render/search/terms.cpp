// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/search/terms.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"

namespace roadstead::render::search {

namespace {

std::size_t character_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  return std::min(length, text.size());
}

// U+0080 to U+00BF, U+2000 to U+207F, U+3000 to U+303F, and all beyond U+FFFF.
bool is_separator(std::string_view c) {
  if (c.size() == 1) return !is_alnum(c[0]);
  return c[0] == '\xC2' || c.starts_with("\xE2\x80") || c.starts_with("\xE2\x81") || c.starts_with("\xE3\x80") ||
         c.size() == 4;
}

bool is_upper_at(std::string_view run, std::size_t at) { return at < run.size() && is_upper(run[at]); }
bool is_lower_at(std::string_view run, std::size_t at) { return at < run.size() && is_lower(run[at]); }

// "bioPerl", "h5Py"; "HTTPServer" before its S.
bool is_hump(std::string_view run, std::size_t at) {
  return is_upper_at(run, at) && is_alnum(run[at - 1]) && (!is_upper_at(run, at - 1) || is_lower_at(run, at + 1));
}

// "1.9" is one word: its "1" and its "9" are found everywhere.
bool is_point(std::string_view text, std::size_t at) {
  return text[at] == '.' && at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() && is_digit(text[at + 1]);
}

// The version that "v1.9" and "python3.7" end in.
std::string_view version_behind_letters(std::string_view run) {
  std::size_t begin = run.find('.');
  if (begin == run.npos) return {};
  while (begin > 0 && is_digit(run[begin - 1])) --begin;
  return begin > 0 ? run.substr(begin) : std::string_view();
}

std::string_view cut_at_limit(std::string_view term) {
  if (term.size() <= term_limit) return term;
  std::size_t end = term_limit;
  while ((term[end] & '\xC0') == '\x80') --end;
  return term.substr(0, end);
}

}  // namespace

void TermCutter::take(std::string_view part) {
  const std::size_t start = lower_.size();
  for (std::size_t i = 0; i < part.size(); ++i) {
    const char c = part[i];
    const bool is_latin_capital = i > 0 && part[i - 1] == '\xC3' && c <= '\x9E' && c != '\x97';  // À to Þ, but ×
    lower_ += is_upper(c) || is_latin_capital ? static_cast<char>(c + 0x20) : c;
  }
  terms_.push_back(cut_at_limit(std::string_view(lower_).substr(start)));
}

void TermCutter::take_run(std::string_view run) {
  take(run);
  std::size_t begin = 0;
  for (std::size_t at = 1; at < run.size(); ++at)
    if (is_hump(run, at)) {
      if (at - begin > 1) take(run.substr(begin, at - begin));
      begin = at;
    }
  if (begin != 0 && run.size() - begin > 1) take(run.substr(begin));
  if (const std::string_view version = version_behind_letters(run); !version.empty()) take(version);
}

const std::vector<std::string_view>& TermCutter::cut(std::string_view text) {
  terms_.clear();
  lower_.clear();
  lower_.reserve(3 * text.size());
  std::size_t begin = 0, at = 0;
  while (at < text.size()) {
    const std::string_view c = text.substr(at, character_length(text.substr(at)));
    if (is_separator(c) && !is_point(text, at)) {
      if (at > begin) take_run(text.substr(begin, at - begin));
      begin = at + c.size();
    }
    at += c.size();
  }
  if (at > begin) take_run(text.substr(begin, at - begin));
  return terms_;
}

bool is_noise(std::string_view term) {
  constexpr std::size_t longest_version = 16;
  if (term.find('.') != term.npos) return term.size() > longest_version;
  const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  const auto digits = std::ranges::count_if(term, is_digit);
  return term.size() > 4 && (digits * 2 > static_cast<std::ptrdiff_t>(term.size()) ||
                             (digits > 0 && term.size() >= 7 && std::ranges::all_of(term, is_hex)));
}

}  // namespace roadstead::render::search
