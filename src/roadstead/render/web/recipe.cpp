// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/recipe.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

namespace {

constexpr std::size_t shown_bytes = 64 << 10;

// In whole lines, so that no character is cut.
std::string_view beginning_of(std::string_view text) {
  if (text.size() <= shown_bytes) return text;
  text = text.substr(0, shown_bytes);
  const std::size_t line_end = text.rfind('\n');
  return text.substr(0, line_end == text.npos ? 0 : line_end + 1);
}

// What the script knows to colour.
std::string_view language_of(std::string_view name) {
  const std::string lower = to_lower(name);
  const bool is_docker = lower.find("dockerfile") != lower.npos || lower.starts_with("containerfile");
  return is_docker ? "docker" : "singularity";
}

}  // namespace

void append_recipe(Writer& writer, Html& html, const catalog::Tag& tag) {
  if (tag.recipe_entry < 0) return;
  const auto text = writer.read(static_cast<std::uint32_t>(tag.recipe_entry));
  if (!text) return writer.note(text.error());
  if (text->empty() || !is_plain_utf8(*text)) return;
  append_heading(html, "recipe", Word::recipe);
  html.raw("<p class=\"soft\">").text(tag.recipe_name).raw("</p>\n<div class=\"command\">");
  html.raw("<pre class=\"recipe\" tabindex=\"0\" role=\"group\" aria-label=\"").word(Word::recipe).raw("\">");
  html.raw("<code id=\"recipe-text\" data-language=\"").raw(language_of(tag.recipe_name)).raw("\">");
  html.text(beginning_of(*text)).raw("</code></pre>");
  const bool is_whole = text->size() <= shown_bytes;
  if (is_whole) append_copy_button(html, "recipe-text");
  html.raw("</div>\n");
  if (!is_whole) html.raw("<p class=\"soft\">").word(Word::only_the_beginning).raw("</p>\n");
}

}  // namespace roadstead::render::web
