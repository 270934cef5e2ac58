// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"

// One function for each rule that looks at one tag; the table of them is in check.cpp.
namespace roadstead::check {

/// Takes what a rule has to say: the key in the front matter that it is about (see locate()), and the text.
using Say = std::function<void(catalog::Severity, std::string_view key, std::string message)>;
using TagRule = void (*)(const catalog::Collection&, const catalog::Tag&, const Say&);

void check_names(const catalog::Collection& collection, const catalog::Tag& tag, const Say& say);
void check_digests(const catalog::Collection& collection, const catalog::Tag& tag, const Say& say);
void check_sizes(const catalog::Collection& collection, const catalog::Tag& tag, const Say& say);
void check_layer_sum(const catalog::Collection& collection, const catalog::Tag& tag, const Say& say);
void check_urls(const catalog::Collection& collection, const catalog::Tag& tag, const Say& say);
void check_frozen(const catalog::Collection& collection, const catalog::Tag& tag, const Say& say);

}  // namespace roadstead::check
