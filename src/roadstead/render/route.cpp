// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/route.hpp"

#include <algorithm>

namespace roadstead::render {

using catalog::Catalog;

// "<name>/manifests/latest", "<name>/tags/list": two components follow the name, whatever words it has itself.
static Route route_oci(const Catalog& catalog, std::string_view path) {
  const std::size_t reference = path.rfind('/');
  const std::size_t word = reference == path.npos || reference == 0 ? path.npos : path.rfind('/', reference - 1);
  if (word == path.npos) return {};
  return {catalog.find_oci(path.substr(0, word)), Family::oci, std::string(path.substr(word + 1))};
}

// "<name>:<reference>"
static Route route_library(const Catalog& catalog, std::string_view path) {
  const std::size_t colon = path.rfind(':');
  if (colon == path.npos) return {};
  return {catalog.find(path.substr(0, colon)), Family::library, std::string(path.substr(colon + 1))};
}

// "<above>/api/container/<owner>/<repo>:<tag>" or "…@<id>"
static Route route_shub(const Catalog& catalog, std::string_view path, std::size_t at) {
  constexpr std::string_view api = "api/container/";
  std::string name(path.substr(0, at));
  name += path.substr(at + api.size());
  const std::size_t mark = std::min(name.find_first_of(":@"), name.size());
  if (mark == name.size()) return {};
  return {catalog.find(std::string_view(name).substr(0, mark)), Family::shub, name.substr(mark)};
}

// A page of a collection's own lies below its name; the longest name that fits is the one.
static Route route_own(const Catalog& catalog, std::string_view path) {
  for (std::size_t end = path.rfind('/'); end != path.npos && end > 0; end = path.rfind('/', end - 1))
    if (const auto* const found = catalog.find(path.substr(0, end)))
      return {found, Family::own, std::string(path.substr(end + 1))};
  return {};
}

// The name in "<above><name>/~/<file>"; empty of any other path.
static std::string_view name_beside(std::string_view path, std::string_view above) {
  const std::size_t mark = path.find("/~/");
  if (mark == path.npos || mark < above.size() || !path.starts_with(above)) return {};
  return path.substr(above.size(), mark - above.size());
}

// "_/collections/<name>/~/<file>"
static Route route_beside(const Catalog& catalog, std::string_view path) {
  const std::string_view name = name_beside(path, "_/collections/");
  if (name.empty()) return {};
  return {catalog.find(name), Family::own, std::string(path.substr(path.find("/~/") + 1))};
}

std::string_view owner_in(std::string_view path) {
  if (path.find('/') + 1 == path.size()) return path.substr(0, path.size() - 1);
  return name_beside(path, "_/owners/");
}

Route route_of(const Catalog& catalog, std::string_view path) {
  if (path.starts_with("_/")) return route_beside(catalog, path);
  if (path.starts_with("v2/")) return route_oci(catalog, path.substr(3));
  for (const std::string_view api : {"v1/images/", "v1/imagefile/"})
    if (path.starts_with(api)) return route_library(catalog, path.substr(api.size()));
  if (path.starts_with("api/container/")) return route_shub(catalog, path, 0);
  if (const std::size_t at = path.find("/api/container/"); at != path.npos && !path.ends_with('/'))
    return route_shub(catalog, path, at + 1);
  return route_own(catalog, path);
}

}  // namespace roadstead::render
