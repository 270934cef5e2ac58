// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/app/registry.hpp"

// What `list` and `show` print, as values.
namespace roadstead::app {

/// One line for each collection, or for each tag of the one that `reference` names.
Result<std::string> list_text(const Registry& registry, std::string_view reference);
Result<std::string> list_json(const Registry& registry, std::string_view reference);

/// Everything that is known of "owner/repo" or "owner/repo:tag".
Result<std::string> show_text(const Registry& registry, std::string_view reference);
Result<std::string> show_json(const Registry& registry, std::string_view reference);

}  // namespace roadstead::app
