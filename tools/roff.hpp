// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::reference {

/// Text as groff prints it letter by letter: signs that it would read, or typeset as another one, become escapes
/// (groff_char(7)), and a dot or quote that begins a line starts no request. `text` is UTF-8.
std::string roff(std::string_view text);

/// The same as one argument of a macro, in quotes.
std::string roff_argument(std::string_view text);

}  // namespace roadstead::reference
