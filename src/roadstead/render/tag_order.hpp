// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::render {

/// Begins with a number, or with 'v' and one, that ends with the tag or before one of '.', '-', '+' and '_'.
bool is_version(std::string_view tag);

/// The tag that stands for its collection.
struct ShownTag {
  enum class Why : std::uint8_t { needs_no_reason, newest, highest_version, first_by_name };
  const catalog::Tag* tag = nullptr;  ///< null: no tag is in lists
  Why why = Why::needs_no_reason;
};

/// `latest`; without one, the tag with the newest `created`; where no tag has that, the highest version, else the first
/// by name.
ShownTag shown_tag(const catalog::Collection& collection);

/// All tags as people look for them: the shown one, then versions, the highest first, then all others by name; behind
/// them the yanked ones, `latest` first.
std::vector<const catalog::Tag*> ordered_tags(const catalog::Collection& collection);

}  // namespace roadstead::render
