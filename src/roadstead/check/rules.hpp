// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/catalog/policy.hpp"

// One function for each rule that looks at one tag; the table of them is in rule_table.cpp.
namespace roadstead::check {

/// Takes what a rule has to say: the key in the front matter that it is about (see locate()), and the text.
using Say = std::function<void(catalog::Severity, std::string_view key, std::string message)>;

/// A tag, and what decides over it.
struct JudgedTag {
  const catalog::Collection& collection;
  const catalog::Tag& tag;
  const catalog::Policy& policy;
};
using TagRule = void (*)(const JudgedTag&, const Say&);

void check_names(const JudgedTag& judged, const Say& say);
void check_digests(const JudgedTag& judged, const Say& say);
void check_sizes(const JudgedTag& judged, const Say& say);
void check_layer_sum(const JudgedTag& judged, const Say& say);
void check_urls(const JudgedTag& judged, const Say& say);
void check_frozen(const JudgedTag& judged, const Say& say);

}  // namespace roadstead::check
