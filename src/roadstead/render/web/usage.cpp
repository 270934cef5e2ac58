// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/usage.hpp"

#include <fmt/compile.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/render/web/pull.hpp"

namespace roadstead::render::web {

static void add_metadata(Pull& pull) {
  std::string address = pull.site.host.base_url + "/";
  append_url_path(address, fmt::format(FMT_COMPILE("{}/manifests/{}/"), pull.collection.name, pull.tag.name));
  pull.works("curl, metadata", fmt::format(FMT_COMPILE("curl -fsSL {} | jq"), in_quotes(address)));
  pull.ways.back().gives_image = false;
}

bool can_be_pulled(std::span<const Usage> ways) {
  return std::ranges::any_of(ways, [](const Usage& way) { return way.gives_image && !way.command.empty(); });
}

bool are_few(std::span<const Usage> ways) {
  constexpr std::string_view of_all_hosts[] = {"apptainer, shub", "apptainer, https", "roadstead", "curl"};
  const auto is_of_all_hosts = [&](const Usage& way) {
    return std::ranges::find(of_all_hosts, way.clients.front()) != std::end(of_all_hosts);
  };
  return std::ranges::any_of(ways, [](const Usage& way) { return way.command.empty(); }) &&
         std::ranges::all_of(
             ways, [&](const Usage& way) { return way.command.empty() || !way.gives_image || is_of_all_hosts(way); });
}

static Pull pull_of(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag) {
  Pull pull{site, collection, tag,
            fmt::format(FMT_COMPILE("{}/{}:{}"), site.host.reference_host(), to_lower(collection.name), tag.name)};
  pull.ways.reserve(8);
  return pull;
}

std::vector<Usage> usage_of(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag) {
  if (tag.is_yanked()) return {};
  Pull pull = pull_of(site, collection, tag);
  if (tag.layout == catalog::Layout::oci)
    add_oci_image(pull);
  else
    add_image_file(pull);
  add_metadata(pull);
  return std::move(pull.ways);
}

std::vector<Usage> usage_by_digest(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag) {
  Pull pull = pull_of(site, collection, tag);
  if (tag.layout == catalog::Layout::oci)
    add_oci_image_by_digest(pull);
  else
    add_image_file_by_digest(pull);
  return std::move(pull.ways);
}

}  // namespace roadstead::render::web
