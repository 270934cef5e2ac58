// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/oci_names.hpp"
#include "roadstead/render/api/oci_pages.hpp"

namespace roadstead::render::api {

// A list after each tag is quadratic in their number; beyond this a static host answers ?last= with all.
static constexpr std::size_t tags_with_own_list = 200;

void put_tag_list(OciPages& pages) {
  const std::vector<std::string> tags = tags_after(pages.site, pages.collection, "");
  if (tags.empty()) return;  // an unknown name, as far as OCI clients are concerned
  const auto put_after = [&](std::size_t first, std::string_view last) {
    pages.writer.put({.media_type = json_type, .variant = last}, [&](std::string& out) {
      JsonWriter json(out);
      json.begin_object().field("name", pages.name()).key("tags").begin_array();
      for (std::size_t i = first; i < tags.size(); ++i) json.value(tags[i]);
      json.end_array().end_object();
    });
  };
  pages.path("tags/list");
  put_after(0, {});
  if (!pages.site.host.reads_query || tags.size() > tags_with_own_list) return;
  for (std::size_t i = 0; i < tags.size(); ++i) put_after(i + 1, tags[i]);
}

}  // namespace roadstead::render::api
