// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/badge.hpp"

#include <fmt/format.h>

#include "roadstead/render/overview.hpp"
#include "roadstead/render/tag_order.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/own_path.hpp"

namespace roadstead::render::web {

namespace {

std::string message_of(const catalog::Collection& collection, const Words& words) {
  const catalog::Tag* const tag = shown_tag(collection).tag;
  if (tag == nullptr) return std::string(words[Word::no_tag]);
  const std::string size = shown_size(catalog::pull_size(*tag), words);
  return size.empty() ? std::string(tag->name) : fmt::format("{} · {}", tag->name, size);
}

// Code points, not bytes: what is no beginning of one is left out.
std::size_t width_of(std::string_view text) {
  std::size_t characters = 0;
  for (const char c : text) characters += (c & 0xC0) != 0x80;
  return (characters * 13 + 1) / 2 + 12;
}

void word_of(Html& svg, std::string_view text, std::size_t left, std::size_t width) {
  svg.raw("<text x=\"").number(left + width / 2).raw("\" y=\"14\" textLength=\"").number(width - 12);
  svg.raw("\" lengthAdjust=\"spacingAndGlyphs\">").text(text).raw("</text>");
}

void svg_badge(std::string& out, std::string_view label, std::string_view message) {
  Html svg(out);
  const std::size_t left = width_of(label), right = width_of(message);
  svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").number(left + right);
  svg.raw("\" height=\"20\" viewBox=\"0 0 ").number(left + right).raw(" 20\" role=\"img\">");
  svg.raw("<title>").text(label).raw(": ").text(message).raw("</title><rect width=\"").number(left + right);
  svg.raw("\" height=\"20\" rx=\"4\" fill=\"#0b3a5b\"/><path d=\"M").number(left).raw(" 0h").number(right - 4);
  svg.raw("a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H").number(left).raw("z\" fill=\"#075f8f\"/>");
  svg.raw("<g fill=\"#fff\" text-anchor=\"middle\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\">");
  word_of(svg, label, 0, left);
  word_of(svg, message, left, right);
  svg.raw("</g></svg>\n");
}

void endpoint(std::string& out, std::string_view label, std::string_view message) {
  JsonWriter json(out);
  json.begin_object().field("schemaVersion", std::uint64_t{1}).field("label", label).field("message", message);
  json.field("color", "#075f8f").end_object();
}

}  // namespace

void put_badges(Writer& writer, const catalog::Collection& collection) {
  const Words words = Words::of(writer.site.catalog.settings.language);
  writer.path(beside_collection(collection.name, "badge.svg"));
  writer.put({.media_type = "image/svg+xml"},
             [&](std::string& out) { svg_badge(out, collection.name, message_of(collection, words)); });
  writer.path(beside_collection(collection.name, "badge.json"));
  writer.put({.media_type = json_type},
             [&](std::string& out) { endpoint(out, collection.name, message_of(collection, words)); });
}

}  // namespace roadstead::render::web
