// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/usage.hpp"
#include "roadstead/render/writer.hpp"

namespace roadstead::render::web {

/// The tag's name, linked to its page.
void append_tag_link(Html& html, const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

/// The commands among the ways to pull a tag.
void append_commands(Html& html, std::span<const Usage> ways);

/// The clients that cannot, and why, under a heading; nothing where all can.
void append_refusals(Html& html, std::span<const Usage> ways);

/// The Markdown below the front matter of one file of the tree, under a heading.
void append_about(Writer& writer, std::string& out, std::uint32_t entry);

}  // namespace roadstead::render::web
