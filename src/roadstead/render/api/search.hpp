// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

#include "roadstead/render/writer.hpp"

namespace roadstead::render::api {

/// How many hits of a kind an answer has: clients print every one, and nobody reads more.
inline constexpr std::size_t hit_limit = 10'000, all_hits = std::numeric_limits<std::size_t>::max();

/// /v1/search: one document that answers `apptainer search` (data.image), `podman search` and `docker search` (results)
/// at once. It has the collections with `word` in their name or description, whatever its case, at most `limit` of
/// either kind; num_results counts all results.
void search(Writer& writer, std::string_view word, std::size_t limit);

}  // namespace roadstead::render::api
