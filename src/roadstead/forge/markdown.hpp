// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::forge {

/// One line of UTF-8: a byte that is none, a control character and one that turns the direction of writing become '?'.
std::string one_line(std::string_view text);

/// one_line() as a code span: nothing in it is markup, a mention or a link. '`' and '|' become '?' too, because readers
/// differ in how they escape them in a table. Empty for an empty text.
std::string code_span(std::string_view text);

/// "[words](<url>)"; empty when `url` is no web address, so that nobody's script is a link.
std::string web_link(std::string_view words, std::string_view url);

}  // namespace roadstead::forge
