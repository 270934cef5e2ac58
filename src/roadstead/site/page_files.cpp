// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/page_files.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/render/page.hpp"

namespace roadstead::site {

static constexpr std::string_view images_api = "v1/images/", imagefile_api = "v1/imagefile/";

// What has another form than an architecture may not choose a file.
static bool is_arch_word(std::string_view text) {
  const auto fits = [](char c) { return is_alnum(c) || c == '_' || c == '.' || c == '-'; };
  return text.front() != '_' && std::ranges::all_of(text, fits);
}

static bool is_tag_of_library(std::string_view page) {
  if (!page.starts_with(images_api) && !page.starts_with(imagefile_api)) return false;
  return catalog::tag_refusal(catalog::Api::library, page.substr(page.rfind(':') + 1)).empty();
}

// The marker and _redirects speak to the server; what has a '~' and a folder's own file have other paths. Below "_/" a
// '~' is a folder of its own (render/web/own_path.hpp).
static bool is_hidden(std::string_view page) {
  const auto parts = split(page, '/');
  const auto is_relative = [](std::string_view part) { return part == "." || part == ".."; };
  return page.starts_with('.') || page == "_redirects" || (page.find('~') != page.npos && !page.starts_with("_/")) ||
         parts.back() == "index.html" || parts.back() == "index.json" || std::ranges::any_of(parts, is_relative);
}

std::string PageFiles::path_of(std::string_view page, std::string_view more) const {
  std::string path;
  if (!page.starts_with("v2/") && !prefix_.empty()) path.append(prefix_.substr(1)).append("/");
  return path.append(page).append(more);
}

PageFiles::Maybe PageFiles::first_of(const std::vector<std::string>& names) const {
  for (const std::string& name : names) {
    if (const auto address = redirects_.find("/" + name); !address.empty()) return PageFile{name, address, {}};
    auto file = files_->find(name);
    if (file) return PageFile{name, {}, std::move(*file)};
    if (file.error().code != Code::not_found) return Failure(file.error());
  }
  return std::nullopt;
}

// The tag's own image has one file, whatever it runs on: the document beside it says for which architectures
// it is the one (render/api/library.hpp).
PageFiles::Maybe PageFiles::find_for(std::string_view page, std::string_view arch) const {
  std::vector<std::string> exact;
  if (is_arch_word(arch)) exact.push_back(path_of(page, "~" + std::string(arch)));
  auto found = first_of(exact);
  if (!found || *found) return found;
  if (page.starts_with(images_api)) return first_of({path_of(page, "~" + std::string(render::any_arch))});
  const std::string document = std::string(images_api) + std::string(page.substr(imagefile_api.size()));
  auto known = find_for(document, arch);
  if (!known || !*known) return known;
  return first_of({path_of(page)});
}

PageFiles::Maybe PageFiles::find(std::string_view page, std::string_view arch) const {
  if (is_hidden(page)) return std::nullopt;
  if (!arch.empty() && is_tag_of_library(page)) return find_for(page, arch);
  if (page.empty() || page.ends_with('/')) return first_of({path_of(page, "index.html"), path_of(page, "index.json")});
  return first_of({path_of(page), path_of(page, "/index.html"), path_of(page, "/index.json")});
}

}  // namespace roadstead::site
