// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/inside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "roadstead/base/url.hpp"
#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/attached.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

using catalog::Attached;
using catalog::Collection;
using catalog::Tag;

namespace {

namespace media_type = oci::media_type;

void words_for_script(Html& html) {
  constexpr std::pair<std::string_view, Word> all[] = {{"packages", Word::packages},
                                                       {"files", Word::files},
                                                       {"name", Word::key},
                                                       {"version", Word::version},
                                                       {"type", Word::kind},
                                                       {"license", Word::license},
                                                       {"more", Word::show_all},
                                                       {"filter-packages", Word::filter_packages},
                                                       {"more-files", Word::browse_more},
                                                       {"nothing", Word::no_match},
                                                       {"filter-files", Word::filter_files},
                                                       {"rest", Word::others},
                                                       {"failed", Word::cannot_load},
                                                       {"changed", Word::not_as_published},
                                                       {"runs", Word::how_it_runs},
                                                       {"entrypoint", Word::entrypoint},
                                                       {"command", Word::command},
                                                       {"workdir", Word::working_folder},
                                                       {"user", Word::user},
                                                       {"ports", Word::ports},
                                                       {"volumes", Word::volumes},
                                                       {"stop-signal", Word::stop_signal},
                                                       {"environment", Word::environment},
                                                       {"labels", Word::labels},
                                                       {"definition", Word::definition}};
  for (const auto& [name, word] : all) html.data(name, word);
}

void button(Html& html, const std::string& address, const Attached& document) {
  if (document.media_type != media_type::contents || address.empty()) return;
  html.raw("<p class=\"scripted\"><button class=\"button look-inside\" type=\"button\" data-address=\"").text(address);
  html.raw("\">").word(Word::look_inside);
  if (!document.file.arch.empty()) html.raw(" (").text(document.file.arch).raw(")");
  html.raw("</button></p>\n");
}

// What people call the formats that roadstead writes; other types stand as they are.
void kind(Html& html, std::string_view type) {
  const auto name = [&](std::string_view shown) {
    html.raw("<span title=\"").text(type).raw("\">").raw(shown).raw("</span>");
  };
  if (type == media_type::contents) return name(html.words()[Word::list_of_contents]);
  if (type == media_type::spdx) return name("SPDX");
  if (type == media_type::cyclonedx) return name("CycloneDX");
  html.text(type);
}

void file_cell(Html& html, const std::string& address) {
  html.raw("<td>");
  if (address.empty())
    html.raw("<span class=\"soft\">").word(Word::not_in_store).raw("</span>");
  else
    html.raw("<a href=\"").text(address).raw("\">").word(Word::download).raw("</a>");
  html.raw("</td>");
}

void row(Html& html, const std::string& address, const Attached& document, bool has_arch) {
  html.raw("<tr><td>");
  kind(html, document.media_type);
  html.raw("</td>");
  if (has_arch) html.raw("<td>").text(document.file.arch).raw("</td>");
  html.raw("<td class=\"right\">").text(shown_size(document.file.size_bytes, html.words())).raw("</td>");
  file_cell(html, address);
  html.raw("</tr>\n");
}

void table(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  std::vector<TableColumn> columns{{Word::kind}, {Word::architecture}, {Word::size, true}, {Word::file}};
  const bool has_arch =
      std::ranges::any_of(tag.attached, [](const Attached& document) { return !document.file.arch.empty(); });
  if (!has_arch) columns.erase(columns.begin() + 1);
  begin_table(html, "stored", Word::inside, columns);
  for (const Attached& document : tag.attached)
    row(html, attached_address(site, collection, tag, document), document, has_arch);
  end_table(html);
}

std::string_view origin_of(std::string_view address) {
  const std::size_t host = address.find("://");
  return host == address.npos ? std::string_view() : address.substr(0, address.find('/', host + 3));
}

}  // namespace

void append_inside(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  if (tag.attached.empty()) return;
  html.raw("<section class=\"inside\"");
  words_for_script(html);
  html.raw(">\n");
  append_heading(html, "inside", Word::inside);
  for (const Attached& document : tag.attached)
    button(html, checked_address(site, collection, tag, document), document);
  table(html, site, collection, tag);
  html.raw("</section>\n");
}

std::string origins_of_inside(const Site& site, const Collection& collection, const Tag& tag) {
  std::string origins;
  const auto add = [&](const Attached& document) {
    if (document.media_type != media_type::contents) return;
    const std::string address = attached_address(site, collection, tag, document);
    const std::string_view origin = origin_of(address);
    // What ends a directive of the policy cannot stand in it (W3C Content Security Policy 3, section 2.2).
    if (origin.empty() || origin.find_first_of(";, ") != origin.npos) return;
    if ((origins + " ").find(fmt::format(" {} ", origin)) == origins.npos) origins += fmt::format(" {}", origin);
  };
  std::ranges::for_each(tag.attached, add);
  std::ranges::for_each(tag.formerly_attached, add, &catalog::FormerDocument::document);
  return origins;
}

}  // namespace roadstead::render::web
