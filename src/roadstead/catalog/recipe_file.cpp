// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/recipe_file.hpp"

#include <algorithm>

#include "roadstead/catalog/layout.hpp"

namespace roadstead::catalog {

static std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

static bool is_recipe_name(std::string_view name) {
  constexpr std::string_view beginnings[] = {"Singularity", "Apptainer", "Dockerfile", "Containerfile"};
  return name.ends_with(".def") || name.ends_with(".dockerfile") ||
         std::ranges::any_of(beginnings, [&](std::string_view one) { return name.starts_with(one); });
}

const source::Entry* find_recipe(std::span<const source::Entry> files, std::string_view stated) {
  const source::Entry* first = nullptr;
  for (const source::Entry& file : files) {
    if (file.kind != source::Kind::file && file.kind != source::Kind::executable) continue;
    if (classify(file.path).role != Role::tag_file) continue;
    if (name_of(file.path) == name_of(stated)) return &file;
    if (first == nullptr && is_recipe_name(name_of(file.path))) first = &file;
  }
  return first;
}

}  // namespace roadstead::catalog
