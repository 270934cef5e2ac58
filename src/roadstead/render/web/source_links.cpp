// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/source_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "roadstead/base/forge_host.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::render::web {

std::string_view source_page(const catalog::Source& source) {
  std::string_view page = source.repository;
  if (!has_web_scheme(page)) return {};
  if (page.ends_with('/')) page.remove_suffix(1);
  if (page.ends_with(".git")) page.remove_suffix(4);
  return page;
}

// GitHub and GitLab know the newest commit as HEAD, and lead on from a file's address where it is a folder's.
static std::string files_of(std::string_view page, std::string_view commit) {
  const auto url = parse_url(page);
  if (!url || !url->query.empty() || !url->fragment.empty()) return {};
  const auto kind = forge_of_host(url->host);
  if (!kind || (commit.empty() && kind == ForgeKind::gitea)) return {};
  const std::string_view at = commit.empty() ? "HEAD" : commit;
  switch (*kind) {
    case ForgeKind::github: return fmt::format("{}/blob/{}/", page, at);
    case ForgeKind::gitlab: return fmt::format("{}/-/blob/{}/", page, at);
    case ForgeKind::gitea: break;
  }
  return fmt::format("{}/src/commit/{}/", page, at);
}

SourceLinks::SourceLinks(const catalog::Source& source)
    : page_(source_page(source)), files_(files_of(page_, source.commit)) {}

std::string SourceLinks::resolve(std::string_view target) const {
  if (files_.empty()) return {};
  const std::string_view path = target.substr(0, target.find_first_of("?#"));
  std::vector<std::string_view> steps;
  for (const std::string_view step : split(path, '/')) {
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (step != ".." && step != "." && !step.empty()) steps.push_back(step);
  }
  if (steps.empty()) return std::string(page_);
  return fmt::format("{}{}{}", files_, fmt::join(steps, "/"), target.substr(path.size()));
}

}  // namespace roadstead::render::web
