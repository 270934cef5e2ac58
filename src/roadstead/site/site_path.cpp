// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/site_path.hpp"

#include "roadstead/base/hex.hpp"

namespace roadstead::site {

static void drop_tag_before_id(std::string& path) {
  const std::size_t api = path.find("api/container/");
  const std::size_t colon = path.find(':', api == path.npos ? 0 : api);
  const std::size_t id = path.find('@', colon == path.npos ? 0 : colon);
  if (api != path.npos && colon != path.npos && id != path.npos) path.erase(colon, id - colon);
}

// The library client asks for "/v1/images//owner/repo" where a name has two components.
static std::string with_single_slashes(std::string_view path) {
  std::string single;
  for (const char c : path)
    if (c != '/' || !single.ends_with('/')) single += c;
  return single;
}

std::optional<std::string> page_path_of(std::string_view raw_path, std::string_view prefix) {
  const std::string merged = with_single_slashes(raw_path);
  std::string_view url_path = merged;
  if (url_path == "/v2") return "v2/";
  if (url_path.starts_with("/v2/")) return std::string(url_path.substr(1));
  if (!url_path.starts_with(prefix)) return std::nullopt;
  url_path.remove_prefix(prefix.size());
  if (url_path.empty()) return "";
  if (url_path[0] != '/') return std::nullopt;
  std::string path(url_path.substr(1));
  if (path == "v2" || path.starts_with("v2/")) return std::nullopt;  // below a prefix
  drop_tag_before_id(path);
  return path;
}

bool is_seed(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t last = path.rfind('/');
  if (last == path.npos || last == 0) return false;
  if (path.substr(last + 1) == "tags") return true;
  constexpr std::string_view folder = "/manifests";
  const std::string_view above = path.substr(0, last);
  return above.size() > folder.size() && above.ends_with(folder);
}

bool is_pull_api(std::string_view page_path) {
  for (const std::string_view api : {"v2/", "v1/", "api/"})
    if (page_path.starts_with(api)) return true;
  const std::size_t shub = page_path.find("/api/container/");  // below what stands above owner/repo
  return shub != page_path.npos && page_path.find_first_of(":@", shub) != page_path.npos;
}

bool is_api(std::string_view page_path) { return is_pull_api(page_path) || is_seed(page_path); }

bool is_tag_list(std::string_view page_path) {
  return page_path.starts_with("v2/") && page_path.ends_with("/tags/list");
}

bool is_referrers(std::string_view page_path) {
  constexpr std::string_view api = "/referrers/sha256:";
  const std::size_t at = page_path.find(api);
  return page_path.starts_with("v2/") && at != page_path.npos && at + api.size() < page_path.size() &&
         is_lower_hex(page_path.substr(at + api.size()));
}

}  // namespace roadstead::site
