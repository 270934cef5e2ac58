// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/search_hits.hpp"

namespace roadstead::site {

// What stands open around a hit: {"data":{"image":[…]},"results":[…]}
static constexpr std::string_view around_image = "{{[", around_result = "{[";

static Failure not_a_search() { return fail(Code::invalid, "not the document of a search, want what a build wrote"); }

Result<void> SearchHits::open(char bracket) {
  constexpr std::size_t depth_limit = 32;
  if (open_.size() == depth_limit) return not_a_search();
  if (bracket == '{' && (open_ == around_image || open_ == around_result)) in_hit_ = true;
  open_ += bracket;
  has_images_ = has_images_ || open_ == around_image;
  has_results_ = has_results_ || open_ == around_result;
  return {};
}

Result<void> SearchHits::close() {
  if (open_.empty()) return not_a_search();
  open_.pop_back();
  const bool is_image = open_ == around_image;
  if (!in_hit_ || (!is_image && open_ != around_result)) return {};
  auto done = take_(is_image ? HitKind::image : HitKind::result, hit_);
  hit_.clear();
  in_hit_ = false;
  return done;
}

Result<void> SearchHits::read(std::string_view piece) {
  for (const char c : piece) {
    const bool was_in_string = in_string_;
    if (c == '"' && !is_escaped_) in_string_ = !in_string_;
    is_escaped_ = in_string_ && c == '\\' && !is_escaped_;
    const bool opens = !was_in_string && (c == '{' || c == '[');
    if (opens)
      if (auto done = open(c); !done) return done;
    if (in_hit_) hit_ += c;
    if (!was_in_string && (c == '}' || c == ']'))
      if (auto done = close(); !done) return done;
  }
  return {};
}

Result<void> SearchHits::finish() const {
  if (!open_.empty() || !has_images_ || !has_results_) return not_a_search();
  return {};
}

}  // namespace roadstead::site
