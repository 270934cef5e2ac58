// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/profile.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/base/site_address.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::site {

static constexpr Profile table[] = {
    {.name = "pages",
     .summary = "nothing but files, as GitHub Pages serves them",
     .sends_media_types = false,
     .sends_digests = false,
     .redirects = false,
     .reads_query = false,
     .searches = false,
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
     .searches = false,
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
     .searches = true,
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

Result<render::Host> host_of(const Profile& profile, std::string_view base_url) {
  auto address = parse_site_address(base_url);
  if (!address) return Failure(address.error());
  render::Host host;
  host.base_url = std::move(*address);
  host.sends_media_types = profile.sends_media_types;
  host.sends_digests = profile.sends_digests;
  host.redirects = profile.redirects;
  host.reads_query = profile.reads_query;
  host.searches = profile.searches;
  host.owns_host_root = host.prefix().empty() || profile.serves_beside_prefix;
  return host;
}

}  // namespace roadstead::site
