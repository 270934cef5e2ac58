// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/file_name.hpp"

#include "roadstead/oci/media_type.hpp"

namespace roadstead::site {

static bool is_below_oci(const render::Page& page) { return page.path.starts_with("v2/"); }

// nginx finds the type of a manifest by its place; the rarer types in the same folder need a mark
// (nginx_config.cpp asks for the marks in turn).
static std::string_view type_mark(const render::Page& page, const Profile& profile) {
  if (profile.config != ConfigForm::nginx || page.path.find("/manifests/") == page.path.npos) return {};
  if (page.media_type == oci::media_type::image_index) return "~index";
  if (page.media_type == oci::media_type::docker_manifest) return "~docker";
  return page.media_type == oci::media_type::docker_manifest_list ? "~docker-list" : "";
}

void append_file_name(std::string& out, const render::Page& page, const Profile& profile,
                      std::string_view site_prefix) {
  const std::string_view prefix = profile.serves_beside_prefix && !is_below_oci(page) ? site_prefix : "";
  if (!prefix.empty()) out.append(prefix.substr(1)).append("/");
  out += page.path;
  if (page.path.empty() || page.path.ends_with('/'))
    out += page.media_type.starts_with("text/html") ? "index.html" : profile.json_folder_document;
  if (!page.variant.empty()) out.append("~").append(page.variant);
  if (is_below_oci(page)) out += type_mark(page, profile);
}

}  // namespace roadstead::site
