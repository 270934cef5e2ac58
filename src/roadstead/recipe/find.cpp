// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/find.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "roadstead/base/url.hpp"
#include "roadstead/recipe/builder_of.hpp"
#include "roadstead/recipe/names.hpp"
#include "roadstead/recipe/work_files.hpp"

namespace roadstead::recipe {

namespace {

using Files = std::set<std::string>;

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// A glob takes a path, or a folder with all that is in it.
bool matches(const std::string& glob, std::string path) {
  for (;;) {
    if (::fnmatch(glob.c_str(), path.c_str(), 0) == 0) return true;
    const std::size_t slash = path.rfind('/');
    if (slash == path.npos) return false;
    path.resize(slash);
  }
}

bool is_excluded(const std::string& path, const Settings& settings) {
  return std::ranges::any_of(settings.exclude, [&](const std::string& glob) { return matches(glob, path); });
}

// The older registries' sign is a file .frozen, for all recipes of its own folder.
bool has_sign_of_frozen(const Files& files, const std::string& path) {
  return files.contains(path + ".frozen") || files.contains(path.substr(0, path.rfind('/') + 1) + ".frozen");
}

Result<Recipe> complete(const Files& files, Recipe recipe) {
  if (const auto fault = tag_fault(recipe.tag); !fault.empty())
    return fail(Code::invalid, "{}: {}, want another name, or its tag under 'tags' in the settings", recipe.path,
                fault);
  recipe.build.frozen = recipe.build.frozen || has_sign_of_frozen(files, recipe.path);
  recipe.stated_builder = recipe.build.builder;
  if (!recipe.build.builder.empty()) return recipe;
  auto builder = builder_of(recipe.kind, recipe.path);
  if (!builder) return wrap(builder.error(), "tag '" + recipe.tag + "'");
  recipe.build.builder = std::move(*builder);
  return recipe;
}

// A recipe that settings spell a tag for has no other tag: its name says nothing then.
std::vector<Recipe> by_their_names(const Files& files, const Settings& settings) {
  std::vector<Recipe> recipes;
  for (const std::string& path : files) {
    const auto named = recipe_of(name_of(path));
    if (!named || is_excluded(path, settings)) continue;
    if (std::ranges::find(settings.tags, path, &TagSettings::recipe) == settings.tags.end())
      recipes.push_back({std::string(named->tag), path, named->kind, settings.build, {}});
  }
  return recipes;
}

Result<void> add_spelled_out(const Files& files, const TagSettings& tag, std::vector<Recipe>& recipes) {
  if (tag.recipe.empty()) {
    const auto found = std::ranges::find(recipes, tag.tag, &Recipe::tag);
    if (found == recipes.end()) return fail(Code::invalid, "tag '{}' has no recipe here, want 'recipe: PATH'", tag.tag);
    found->build = tag.build;
    return {};
  }
  if (!parse_url(tag.recipe) && !files.contains(tag.recipe))
    return fail(Code::invalid, "the recipe '{}' of tag '{}' is not there, or ignored by git", tag.recipe, tag.tag);
  const auto named = recipe_of(name_of(tag.recipe));
  recipes.push_back({tag.tag, tag.recipe, named ? named->kind : Kind::other, tag.build, {}});
  return {};
}

Result<void> refuse_twins(const std::vector<Recipe>& sorted) {
  const auto twin = std::ranges::adjacent_find(sorted, {}, &Recipe::tag);
  if (twin == sorted.end()) return {};
  return fail(Code::invalid, "'{}' and '{}' both give tag '{}', want one of them excluded, or its tag under 'tags'",
              twin->path, std::next(twin)->path, twin->tag);
}

}  // namespace

Result<std::vector<Recipe>> find_recipes(const std::filesystem::path& folder, const Settings& settings) {
  auto files = work_files(folder);
  if (!files) return Failure(files.error());
  std::vector<Recipe> recipes = by_their_names(*files, settings);
  for (const TagSettings& tag : settings.tags)
    if (auto done = add_spelled_out(*files, tag, recipes); !done) return Failure(done.error());
  std::ranges::sort(recipes,
                    [](const Recipe& a, const Recipe& b) { return std::tie(a.tag, a.path) < std::tie(b.tag, b.path); });
  if (auto done = refuse_twins(recipes); !done) return Failure(done.error());
  for (Recipe& recipe : recipes) {
    auto whole = complete(*files, std::move(recipe));
    if (!whole) return Failure(whole.error());
    recipe = std::move(*whole);
  }
  return recipes;
}

}  // namespace roadstead::recipe
