// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/parts.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>

#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/markdown.hpp"
#include "roadstead/render/web/reasons.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::Tag;

void append_name(Html& html, std::string_view name, char separator) {
  for (std::size_t at; (at = name.find(separator)) != name.npos; name.remove_prefix(at + 1))
    html.text(name.substr(0, at + 1)).raw("<wbr>");
  html.text(name);
}

void append_collection_link(Html& html, const Site& site, const Collection& collection, std::string_view label) {
  html.raw("<a");
  append_href(html, site, std::string(collection.name) + "/");
  html.raw(">");
  append_name(html, label.empty() ? collection.name : label);
  html.raw("</a>");
}

void append_tag_link(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<a");
  append_href(html, site, std::string(collection.name) + "/tags/" + std::string(tag.name) + "/");
  html.raw(">").text(tag.name).raw("</a>");
}

void append_heading(Html& html, std::string_view id, Word word) {
  html.raw("<h2 id=\"").raw(id).raw("\">").word(word).raw("</h2>\n");
}

void append_whose(Html& html, std::string_view whose) {
  html.raw("<span class=\"of\">").text(whose.empty() ? html.words()[Word::unknown] : whose).raw("</span> ");
}

void append_reference(Html& html, std::string_view collection, std::string_view tag) {
  append_name(html, collection);
  html.raw("<wbr>:").text(tag);
}

void append_untold(Html& html) { html.raw("<span class=\"untold\">").word(Word::unknown).raw("</span>"); }

void append_day(Html& html, std::string_view time) {
  if (time.empty()) return;
  html.raw("<time datetime=\"").text(time).raw("\">").text(time.substr(0, 10)).raw("</time>");
}

void append_total(Html& html, Word name, std::string_view value) {
  html.raw("<div><dt>").word(name).raw("</dt><dd>").text(value).raw("</dd></div>\n");
}

void append_total(Html& html, Word name, std::uint64_t count) {
  append_total(html, name, shown_count(count, html.words()));
}

// The keyboard can scroll what the mouse can.
void begin_table(Html& html, std::string_view kind, Word label, std::span<const TableColumn> columns,
                 std::string_view of) {
  html.raw("<section class=\"scroll\" tabindex=\"0\" aria-label=\"").word(label);
  if (!of.empty()) html.raw(" ").text(of);
  html.raw("\"><table class=\"").raw(kind).raw("\"><thead><tr>");
  for (const TableColumn& column : columns) {
    html.raw(column.is_number ? "<th scope=\"col\" class=\"right\"" : "<th scope=\"col\"");
    if (!column.sort.empty()) html.raw(" data-sort=\"").raw(column.sort).raw("\"");
    html.raw(">").word(column.title).raw("</th>");
  }
  html.raw("</tr></thead><tbody>\n");
}

void end_table(Html& html) { html.raw("</tbody></table></section>\n"); }

void append_copy_button(Html& html, std::string_view id) {
  html.raw("<button class=\"copy scripted\" type=\"button\" data-copy=\"").raw(id).raw("\" data-done=\"");
  html.word(Word::copied).raw("\">").word(Word::copy).raw("</button>");
}

static void append_command(Html& html, const Usage& way, std::size_t number) {
  const std::string id = fmt::format(FMT_COMPILE("command-{}"), number);
  if (!way.arch.empty()) html.raw("<p class=\"of\">").text(way.arch).raw("</p>");
  html.raw("<div class=\"command\"><pre><code id=\"").raw(id).raw("\">").text(way.command).raw("</code></pre>");
  append_copy_button(html, id);
  html.raw("</div>");
}

// A client has one section, with a command for each architecture where these differ.
void append_commands(Html& html, std::span<const Usage> ways) {
  html.raw("<div class=\"tabs\" data-label=\"").word(Word::pull_with).raw("\">\n");
  std::string_view client;
  std::size_t clients = 0, commands = 0;
  for (const Usage& way : ways) {
    if (way.command.empty()) continue;
    if (way.clients.front() != client) {
      client = way.clients.front();
      html.raw(clients == 0 ? "" : "</section>\n");
      html.raw("<section id=\"pull-").number(++clients).raw("\"><h3>").text(client).raw("</h3>");
    }
    append_command(html, way, ++commands);
  }
  html.raw(clients == 0 ? "</div>\n" : "</section>\n</div>\n");
}

void append_refusals(Html& html, std::span<const Usage> ways) {
  if (std::ranges::all_of(ways, &std::string_view::empty, &Usage::why)) return;
  html.raw("<details class=\"refusals\"")
      .raw(can_be_pulled(ways) ? "><summary>" : " open><summary>")
      .word(Word::cannot_pull)
      .raw("</summary>\n<ul>\n");
  for (const Usage& way : ways)
    if (!way.why.empty())
      html.raw("<li>")
          .text(fmt::format("{}", fmt::join(way.clients, "; ")))
          .raw(": ")
          .text(reason_in(html.words(), way.why))
          .raw("</li>\n");
  html.raw("</ul></details>\n");
}

static void append_rest(Html& html, const SourceLinks& source) {
  html.raw("<p class=\"soft\">");
  if (source.page().empty())
    html.word(Word::rest_left_out);
  else
    html.link(source.page(), html.words()[Word::rest_at_source]);
  html.raw("</p>\n");
}

void append_about(Writer& writer, Html& html, std::string& out, std::uint32_t entry, const SourceLinks& source) {
  auto text = writer.read(entry);
  if (!text) return writer.note(text.error());
  append_heading(html, "about", Word::readme);
  html.raw("<div class=\"prose\">\n");
  const Shown shown = append_readme(out, *text, source, html.words());
  html.raw("</div>\n");
  if (shown == Shown::in_part) append_rest(html, source);
}

}  // namespace roadstead::render::web
