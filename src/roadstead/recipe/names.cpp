// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/name.hpp"

namespace roadstead::recipe {

using catalog::Api;

namespace {

// Signs, images that a build left, and what buildah reads beside a Dockerfile.
bool lies_beside_recipes(std::string_view name) {
  constexpr std::string_view ends[] = {".frozen", ".sif", ".simg", ".dockerignore"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

// "Dockerfile", "Dockerfile.x"; nullopt for another name.
std::optional<std::string_view> tag_after(std::string_view word, std::string_view name) {
  if (name == word) return "latest";
  if (name.size() < word.size() + 2 || !name.starts_with(word) || name[word.size()] != '.') return std::nullopt;
  return name.substr(word.size() + 1);
}

// "x.Dockerfile", in either case, as editors know them.
std::optional<std::string_view> tag_before(std::string_view end, std::string_view name) {
  if (name.size() <= end.size() || !is_lower_of(end, name.substr(name.size() - end.size()))) return std::nullopt;
  return name.substr(0, name.size() - end.size());
}

std::optional<std::string_view> definition_tag(std::string_view name) {
  const auto stem = tag_before(".def", name);
  if (const auto tag = tag_after("Singularity", stem.value_or(name))) return tag;
  return stem;
}

std::optional<std::string_view> dockerfile_tag(std::string_view name) {
  for (const std::string_view word : {"Dockerfile", "Containerfile"})
    if (const auto tag = tag_after(word, name)) return tag;
  for (const std::string_view end : {".dockerfile", ".containerfile"})
    if (const auto tag = tag_before(end, name)) return tag;
  return std::nullopt;
}

}  // namespace

std::optional<NamedRecipe> recipe_of(std::string_view file_name) {
  if (file_name.starts_with('.') || lies_beside_recipes(file_name)) return std::nullopt;
  if (const auto tag = definition_tag(file_name)) return NamedRecipe{*tag, Kind::singularity};
  if (const auto tag = dockerfile_tag(file_name)) return NamedRecipe{*tag, Kind::dockerfile};
  return std::nullopt;
}

std::string tag_fault(std::string_view tag) {
  if (const auto why = catalog::component_refusal(tag); !why.empty())
    return fmt::format("name-grammar: tag '{}' {}", tag, why);
  for (const Api api : {Api::seed, Api::shub, Api::library, Api::oci})
    if (const auto why = catalog::tag_refusal(api, tag); !why.empty())
      return fmt::format("name-grammar: the {} API loses tag '{}': {}", catalog::api_name(api), tag, why);
  return {};
}

std::string collection_fault(std::string_view name) {
  const auto parts = split(name, '/');
  if (parts.size() < 2 || parts.size() > catalog::component_limit)
    return fmt::format("name-grammar: '{}' has {} components, want owner/repo, or up to {}", name, parts.size(),
                       catalog::component_limit);
  for (const std::string_view part : parts)
    if (const auto why = catalog::component_refusal(part); !why.empty())
      return fmt::format("name-grammar: component '{}' {}", part, why);
  if (catalog::is_reserved_top(parts.front()))
    return fmt::format("name-collision: '{}' at the top belongs to the site's own pages", parts.front());
  return {};
}

}  // namespace roadstead::recipe
