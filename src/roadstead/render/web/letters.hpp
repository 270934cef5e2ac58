// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "roadstead/render/overview.hpp"
#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// By name, whatever the case; the catalog has all capitals first.
void sort_for_readers(std::vector<OwnerSpan>& owners);

/// Where in a sorted list names with another first letter begin. None of a list that is seen at a glance.
class Letters {
 public:
  explicit Letters(const std::vector<OwnerSpan>& sorted);

  /// "a" … "z", "0" for digits, "-" for all else; empty where `row` begins none.
  std::string_view begun_by(std::size_t row) const;
  const std::vector<std::pair<std::string, std::size_t>>& all() const { return rows_; }

 private:
  std::vector<std::pair<std::string, std::size_t>> rows_;
};

/// The id of the row that a letter begins with.
std::string letter_id(std::string_view letter);

/// Links to these rows. `path_of`: of a page of the list, from 1.
void append_letters(Html& html, const Site& site, const Letters& letters, std::string (*path_of)(std::size_t number));

}  // namespace roadstead::render::web
