// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/oci/descriptor.hpp"
#include "roadstead/oci/json.hpp"

namespace roadstead::oci {

/// Code::invalid when a required property is missing, when one has the wrong type or form, and when
/// a key stands twice in the descriptor, its platform or its annotations. Unknown keys are ignored.
Result<Descriptor> parse_descriptor(simdjson::dom::element json);

/// The string-string map under the key `annotations`; empty when there is none.
Result<Annotations> parse_annotations(const Fields& fields);

/// The media type under `key`, which may be absent (then empty).
Result<std::string> parse_media_type(const Fields& fields, std::string_view key);

}  // namespace roadstead::oci
