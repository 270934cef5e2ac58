// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

/// Cuts the published document of /v1/search to the collections with `word` in their name or description, whatever its
/// case, and to `limit` hits of a kind: what render::api::search() writes for them. The document is read piece by
/// piece.
Result<Answer> filter_search(const FileBytes& document, std::string_view word, std::size_t limit);

}  // namespace roadstead::site
