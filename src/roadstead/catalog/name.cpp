// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/name.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::catalog {

namespace {

bool is_lower_alnum(char c) { return is_lower(c) || is_digit(c); }

// At least one letter, digit or one of `also`, and nothing else.
bool is_made_of(std::string_view text, std::string_view also) {
  return !text.empty() && std::ranges::all_of(text, [&](char c) { return is_alnum(c) || also.find(c) != also.npos; });
}

// One separator of a path component: '.', '_', '__' or any number of '-'.
std::size_t separator_length(std::string_view text) {
  if (text.starts_with('-')) return std::min(text.find_first_not_of('-'), text.size());
  if (text.starts_with("__")) return 2;
  return text.starts_with('_') || text.starts_with('.') ? 1 : 0;
}

// [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*, read by hand: std::regex is slow and recurses on long names.
bool is_oci_component(std::string_view text) {
  for (;;) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_lower_alnum) - text.begin());
    if (end == 0) return false;
    text.remove_prefix(end);
    if (text.empty()) return true;
    const std::size_t separator = separator_length(text);
    if (separator == 0) return false;
    text.remove_prefix(separator);
  }
}

std::string_view oci_refusal(std::string_view name) {
  if (name.size() > 255) return "the name is longer than 255 characters";
  const std::string lower = to_lower(name);
  if (!std::ranges::all_of(split(lower, '/'), is_oci_component))
    return "a component is not letters and digits joined by '.', '_', '__' or '-'";
  return {};
}

std::string_view shub_refusal(std::string_view name) {
  const auto parts = split(name, '/');
  if (parts.size() < 2) return "the name has one component, want owner/repo";
  const std::string_view owner = parts[parts.size() - 2], repo = parts.back();
  if (owner.size() > 39 || !is_made_of(owner, "-")) return "the owner is not 1 to 39 letters, digits and '-'";
  if (repo.size() > 64 || !is_made_of(repo, "-_.")) return "the repo is not 1 to 64 letters, digits, '-', '_' and '.'";
  const std::string_view above = name.substr(0, name.size() - owner.size() - repo.size() - 1);
  // What stands above owner/repo travels in the host part of the URI, which takes no '_'.
  if (!above.empty() && !is_made_of(above, "-./"))
    return "a component above owner/repo is not letters, digits, '-' and '.'";
  return {};
}

// The site's own names for content: a tag of such a name would stand in their place, and some hosts do not
// tell it from them by its case.
bool is_content_name(std::string_view tag, std::string_view prefix) {
  if (tag.size() != prefix.size() + 64) return false;
  const std::string lower = to_lower(tag);
  return lower.starts_with(prefix) && is_lower_hex(std::string_view(lower).substr(prefix.size()));
}

}  // namespace

std::string_view api_name(Api api) {
  switch (api) {
    case Api::seed: return "seed";
    case Api::shub: return "shub";
    case Api::library: return "library";
    case Api::oci: return "OCI";
  }
  return {};
}

std::string_view collection_refusal(Api api, std::string_view name) {
  switch (api) {
    case Api::seed: return {};
    case Api::shub: return shub_refusal(name);
    case Api::library: return std::ranges::count(name, '/') > 2 ? "the name has more than 3 components" : "";
    case Api::oci: return oci_refusal(name);
  }
  return {};
}

std::string_view tag_refusal(Api api, std::string_view tag) {
  switch (api) {
    case Api::seed: return {};
    case Api::shub:
      return tag.size() <= 64 && is_made_of(tag, "-_.") ? ""
                                                        : "the tag is not 1 to 64 letters, digits, '-', '_' and '.'";
    case Api::library:
      if (is_content_name(tag, "sha256.")) return "the tag names an image by its content";
      return tag.find_first_of(",:@%?#~") == tag.npos ? "" : "the tag has one of , : @ % ? # ~";
    case Api::oci:
      if (tag.size() > 128) return "the tag is longer than 128 characters";
      if (is_content_name(tag, "sha256-")) return "the tag names the referrers of a digest";
      return is_made_of(tag, "-_.") && !tag.starts_with('.') && !tag.starts_with('-')
                 ? ""
                 : "the tag is not letters, digits, '-', '_' and '.', beginning with a letter, a digit or '_'";
  }
  return {};
}

ApiSet::ApiSet(std::string_view (*refusal)(Api, std::string_view), std::string_view name) {
  for (const Api api : {Api::seed, Api::shub, Api::library, Api::oci})
    if (!refusal(api, name).empty()) bits_ &= static_cast<std::uint8_t>(~(1U << static_cast<unsigned>(api)));
}

std::string_view component_refusal(std::string_view component) {
  if (component.empty()) return "is empty";
  if (component.size() > 160) return "is longer than 160 bytes";
  if (!is_plain_utf8(component)) return "is not UTF-8 text";
  if (component == "." || component == "..") return "is a relative path";
  if (component == "index.html" || component == "index.json") return "is the file of a folder's own page";
  // What means something to a URL, to a file system, or to the shell that a pull command is pasted into.
  if (component.find_first_of("\\:@~?#%\t\r\n\"'`<>|*$&;!^()[]{} ") != component.npos)
    return "has a blank or one of \\ : @ ~ ? # % \" ' ` < > | * $ & ; ! ^ ( ) [ ] { }";
  return {};
}

bool is_reserved_top(std::string_view component) {
  constexpr std::string_view reserved[] = {"api",    "v1",       "v2",         "version",
                                           "assets", "404.html", "robots.txt", "sitemap.xml"};
  return component.starts_with('_') || component.starts_with('.') || std::ranges::count(reserved, component) > 0;
}

std::vector<std::string_view> names_run_through(std::string_view name) {
  std::vector<std::string_view> owners;
  for (const std::string_view folder : {"/manifests", "/tags"})
    for (std::size_t at = name.find(folder); at != name.npos; at = name.find(folder, at + 1)) {
      const std::size_t end = at + folder.size();
      if (end == name.size() || name[end] == '/') owners.push_back(name.substr(0, at));
    }
  return owners;
}

bool are_too_long_together(std::string_view collection, std::string_view tag) {
  const std::size_t repo = collection.size() - (collection.rfind('/') + 1);
  return repo + tag.size() > 200;
}

}  // namespace roadstead::catalog
