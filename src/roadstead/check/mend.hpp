// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "roadstead/catalog/finding.hpp"

namespace roadstead::check {

/// A README without what the finding says of it, where that cannot change what it means: a digest in capitals becomes
/// lower-case, a size loses its quotes, a text its byte order mark. nullopt: it is for somebody to decide.
std::optional<std::string> mend(std::string_view text, const catalog::Finding& finding);

}  // namespace roadstead::check
