// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::render::web {

/// CommonMark with tables, strikethrough and bare links, as HTML. Raw HTML in it is shown as text;
/// a link or image goes through only with a web address, a mail address or a relative path.
void append_markdown(std::string& out, std::string_view text);

}  // namespace roadstead::render::web
