// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/owner_name.hpp"

#include "roadstead/render/overview.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/own_path.hpp"

namespace roadstead::render::web {

std::string owner_path(const Site& site, std::string_view owner) {
  return site.catalog.find(owner) == nullptr ? std::string(owner) + "/" : beside_owner(owner, "1/");
}

void append_owner_crumb(Html& html, const Site& site, const catalog::Collection& collection) {
  const std::string_view owner = owner_of(collection);
  if (owner.empty()) return;
  html.raw("<p class=\"crumbs\"><a");
  append_href(html, site, owner_path(site, owner));
  html.raw(">").text(owner).raw("</a></p>\n");
}

}  // namespace roadstead::render::web
