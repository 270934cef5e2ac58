// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/catalog/name.hpp"
#include "roadstead/render/site.hpp"

namespace roadstead::render {

/// Why the clients of `api` cannot pull this tag from this site by its name: one clause for people, a literal; empty
/// when they can. A tag that is yanked, or whose layout `api` does not pull, is no matter of its own here.
std::string_view refusal(const Site& site, catalog::Api api, const catalog::Collection& collection,
                         const catalog::Tag& tag);

}  // namespace roadstead::render
