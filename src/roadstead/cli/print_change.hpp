// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/app/check_change.hpp"

namespace roadstead::cli {

/// {"verdict":"fail","base":…,"head":…,"collection":…,"findings":[…],"errors":…,"reviews":…,"warnings":…}
std::string change_json(const app::ChangeReport& report);

/// What a pull request is told, in GitHub's Markdown: the verdict and a table of at most 100 findings. What the change
/// wrote stands in code spans alone, so that it is no link, no mention and no HTML.
std::string change_markdown(const app::ChangeReport& report);

}  // namespace roadstead::cli
