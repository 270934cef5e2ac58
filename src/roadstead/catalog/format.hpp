// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/catalog/model.hpp"

namespace roadstead::catalog {

/// Model → text: manifests/<tag>/README.md as parse_tag() reads it, keys in the order of
/// docs/registry-format.md. `body` is the Markdown below.
void format_tag(const Tag& tag, std::string_view body, std::string& out);

/// <owner>/<repo>/README.md as parse_collection() reads it.
void format_collection(const Collection& collection, std::string_view body, std::string& out);

}  // namespace roadstead::catalog
