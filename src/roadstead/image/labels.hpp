// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/json.hpp"

namespace roadstead::image {

/// In the order of the keys' bytes, each key once.
using Labels = std::vector<std::pair<std::string, std::string>>;

/// Labels and definition files are read up to this size.
inline constexpr std::uint64_t text_limit_bytes = std::uint64_t{1} << 20;

/// Reads /.singularity.d/labels.json, a flat object, or the object "inspect-metadata.json" of a SIF,
/// which has the labels at data.attributes.labels. A value that is not a text becomes its JSON.
/// Code::invalid when it is not JSON, not an object, or states a key twice.
Result<Labels> parse_labels(std::string_view json);

/// Of a flat object that has been parsed already, as the labels of an OCI config are. Code::invalid as above.
Result<Labels> flat_labels(simdjson::dom::element object);

}  // namespace roadstead::image
