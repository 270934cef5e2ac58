// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead {

/// one_line() as a code span: nothing in it is markup, a mention or a link (CommonMark, section 6.1). '|' becomes '?'
/// too, because readers differ in how they escape it in a table. Empty for an empty text.
std::string code_span(std::string_view text);

/// "[words](<url>)"; empty when `url` is no web address, so that nobody's script is a link.
std::string web_link(std::string_view words, std::string_view url);

}  // namespace roadstead
