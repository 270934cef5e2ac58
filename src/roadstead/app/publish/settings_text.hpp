// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/app/publish/recipe_repository.hpp"

namespace roadstead::app {

enum class Replace { no, yes };  ///< what is there already and says something else

/// The text of a roadstead.yml that says what `wanted` says, and all that `text` says beside: comments too. Only a line
/// that is in the way changes. Code::conflict for one that must not, with what it says; Code::invalid when `text`
/// cannot be read, or is written in a way that is not changed by lines.
Result<std::string> settings_text(const std::string& text, const PublishOverrides& wanted, Replace replace);

}  // namespace roadstead::app
