// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/writer.hpp"

namespace roadstead::render::api {

/// /v1/search: one document that answers `apptainer search`, `podman search` and `docker search` at
/// once. `word` filters on hosts that read the query; static ones publish the answer to "".
void search(Writer& writer, std::string_view word);

}  // namespace roadstead::render::api
