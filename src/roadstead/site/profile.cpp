// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/profile.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::site {

static constexpr Profile table[] = {
    {.name = "pages",
     .summary = "nothing but files, as GitHub Pages serves them",
     .sends_media_types = false,
     .sends_digests = false,
     .redirects = false,
     .reads_query = false,
     .serves_beside_prefix = false,
     .rule_limit = 0,
     .json_folder_document = "index.html",  // Pages knows no other folder document
     .config = ConfigForm::none},
    {.name = "nginx",
     .summary = "nginx with the configuration that is written beside the files",
     .sends_media_types = true,
     .sends_digests = true,
     .redirects = true,
     .reads_query = true,
     .serves_beside_prefix = true,
     .rule_limit = 0,
     .json_folder_document = "index.json",
     .config = ConfigForm::nginx},
    {.name = "roadstead",
     .summary = "a directory or tar for `roadstead serve`",
     .sends_media_types = true,
     .sends_digests = true,
     .redirects = true,
     .reads_query = true,
     .serves_beside_prefix = true,
     .rule_limit = 0,
     .json_folder_document = "index.json",
     .config = ConfigForm::roadstead},
};

std::span<const Profile> profiles() { return table; }

Result<const Profile*> find_profile(std::string_view name) {
  if (const auto found = std::ranges::find(table, name, &Profile::name); found != std::end(table)) return found;
  std::vector<std::string> names;
  std::string list;
  for (const Profile& profile : table) {
    names.emplace_back(profile.name);
    list += (list.empty() ? "" : ", ") + std::string(profile.name);
  }
  const auto near = nearest(name, names);
  return fail(Code::invalid, "host profile '{}' is not known, want one of {}{}", name, list,
              near ? fmt::format("; did you mean '{}'?", *near) : "");
}

// The address goes into hosts' configurations: nothing may stand in it that could end a rule there.
static bool is_plain_address(const Url& url) {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._~[]:/").find(c) != std::string_view::npos;
  };
  const auto parts = split(url.path, '/');
  const auto is_name = [](std::string_view part) { return !part.empty() && part != "." && part != ".."; };
  return std::ranges::all_of(url.host, fits) && std::ranges::all_of(url.path, fits) &&
         (url.path.empty() || std::all_of(parts.begin() + 1, parts.end(), is_name)) && url.query.empty() &&
         url.fragment.empty() && url.user_info.empty();
}

Result<render::Host> host_of(const Profile& profile, std::string base_url) {
  while (base_url.ends_with('/')) base_url.pop_back();
  const auto url = parse_url(base_url);
  if (!url || !is_web_url(*url) || !is_plain_address(*url))
    return fail(Code::invalid, "base URL '{}' is not http(s)://host[:port][/prefix]", base_url);
  render::Host host;
  host.base_url = base_url;
  host.sends_media_types = profile.sends_media_types;
  host.sends_digests = profile.sends_digests;
  host.redirects = profile.redirects;
  host.reads_query = profile.reads_query;
  host.owns_host_root = url->path.empty() || profile.serves_beside_prefix;
  return host;
}

}  // namespace roadstead::site
