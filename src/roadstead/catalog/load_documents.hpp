// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "roadstead/base/arena.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/catalog/text_keeper.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::catalog {

/// Reads the JSON files of an oci tag and checks that the tag's digest and size, each index's children
/// and the files agree (image-spec: manifest.md, image-index.md). False, with findings, when they do not; an error only
/// when a file cannot be read at all.
Result<bool> load_documents(std::span<const source::Entry> entries, source::Reader& reader, Arena& arena,
                            TextKeeper& keeper, Findings& findings, Tag& tag);

}  // namespace roadstead::catalog
