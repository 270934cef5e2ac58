// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

/// Cuts the whole answer of /v1/search to the collections with `word` in their name or description, whatever its
/// case: what render::api::search() writes for that word.
Result<void> filter_search(std::string_view word, Answer& answer);

}  // namespace roadstead::site
