// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/structured_data.hpp"

#include <fmt/format.h>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/license.hpp"
#include "roadstead/render/overview.hpp"

namespace roadstead::render::web {

static std::string file_size(const catalog::PullSize& size) {
  return size.least == size.most ? fmt::format("{} B", size.most) : fmt::format("{}–{} B", size.least, size.most);
}

static void add_shown(JsonWriter& json, const catalog::Tag& tag) {
  json.field("softwareVersion", tag.name);
  if (const auto size = catalog::pull_size(tag); size.most != 0) json.field("fileSize", file_size(size));
  if (!tag.stated.created.empty()) json.field("dateModified", tag.stated.created);
  if (const std::string_view license = license_of(tag); !license.empty()) json.field("license", license);
  if (has_web_scheme(tag.source.repository)) json.field("isBasedOn", tag.source.repository);
}

// No text can end the element: '<' stands as an escape.
static std::string without_markup(const std::string& json) {
  std::string safe;
  for (const char c : json) c == '<' ? safe.append("\\u003c") : safe.append(1, c);
  return safe;
}

void append_structured_data(Html& html, const Site& site, const catalog::Collection& collection,
                            const catalog::Tag* shown) {
  std::string text, address = site.host.base_url + "/";
  append_url_path(address, std::string(collection.name) + "/");
  JsonWriter json(text);
  json.begin_object().field("@context", "https://schema.org").field("@type", "SoftwareApplication");
  json.field("name", collection.name).field("url", address).field("applicationCategory", "Container image");
  if (const std::string about = description_of(collection); !about.empty()) json.field("description", about);
  if (shown != nullptr) add_shown(json, *shown);
  json.end_object();
  html.raw("<script type=\"application/ld+json\">").raw(without_markup(text)).raw("</script>\n");
}

}  // namespace roadstead::render::web
