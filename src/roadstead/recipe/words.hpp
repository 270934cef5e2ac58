// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace roadstead::recipe {

/// The words of a line as a shell parts them: by blanks, but not within quotes; a backslash takes the next character as
/// it is. A quote that is not closed ends with the line.
std::vector<std::string> shell_words(std::string_view line);

}  // namespace roadstead::recipe
