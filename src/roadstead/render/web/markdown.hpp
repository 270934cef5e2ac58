// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/render/web/source_links.hpp"
#include "roadstead/render/web/words.hpp"

namespace roadstead::render::web {

/// CommonMark with tables, task lists, strikethrough and bare links, as HTML. Raw HTML in it is shown as text;
/// a link or image goes through only with a web address, a mail address or a relative path.
/// `level`: of a heading written "#", from 1; those below follow. None is above h2: a page has its own h1.
/// `words`: what is said of a task that is done or not.
void append_markdown(std::string& out, std::string_view text, unsigned level, const Words& words);

/// As much HTML as a README becomes: with the recipe's 64 KiB a page stays below 100 KiB, packed.
inline constexpr std::size_t readme_html_bytes = std::size_t{48} << 10;

enum class Shown { whole, in_part };

/// The same of a README that lay in another place: its headings have ids, and links to them lead there; all other
/// relative links lead into `source`, and where nobody knows where they lead they are text. It ends behind a block, at
/// readme_html_bytes at the latest.
Shown append_readme(std::string& out, std::string_view text, const SourceLinks& source, const Words& words);

}  // namespace roadstead::render::web
