// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/recipe_repository.hpp"

#include <algorithm>

#include "roadstead/base/file.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/recipe/builder_of.hpp"
#include "roadstead/recipe/names.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t settings_limit_bytes = 1 << 20;

// A file that looks like the settings and is not read would be found out late.
Result<recipe::Settings> expect_no_other(const fs::path& folder) {
  std::error_code none;
  if (!fs::exists(folder / "roadstead.yaml", none)) return recipe::Settings();
  return fail(Code::invalid, "{} is not read, want it called {}", (folder / "roadstead.yaml").string(),
              recipe_settings_name);
}

Result<recipe::Settings> read_settings(const fs::path& folder) {
  const fs::path path = folder / recipe_settings_name;
  auto text = read_file(path, settings_limit_bytes);
  if (!text && text.error().code == Code::not_found) return expect_no_other(folder);
  if (!text) return Failure(text.error());
  auto settings = recipe::parse_settings(path.string(), *text);
  if (settings && !settings->registry.empty() && is_local_path(settings->registry))
    settings->registry = fs::absolute(folder / settings->registry).lexically_normal().string();  // beside the file
  return settings;
}

void override_settings(recipe::Settings& settings, const PublishOverrides& overrides) {
  const std::pair<const std::string&, std::string&> rows[] = {
      {overrides.registry, settings.registry},     {overrides.base, settings.base},
      {overrides.storage, settings.storage},       {overrides.public_url, settings.public_url},
      {overrides.collection, settings.collection}, {overrides.builder, settings.build.builder}};
  for (const auto& [from, to] : rows)
    if (!from.empty()) to = from;
  if (!overrides.builder.empty())
    for (recipe::TagSettings& tag : settings.tags)
      if (!recipe::is_image(tag.recipe)) tag.build.builder = overrides.builder;
}

Result<void> keep_only(std::vector<recipe::Recipe>& recipes, const std::vector<std::string>& tags,
                       const std::vector<std::string>& only) {
  for (const std::string& tag : only) {
    if (std::ranges::find(tags, tag) != tags.end()) continue;
    const auto near = nearest(tag, tags);
    return fail(Code::not_found, "no recipe gives the tag '{}'{}", tag,
                near ? fmt::format("; did you mean '{}'?", *near) : "");
  }
  if (!only.empty())
    std::erase_if(recipes, [&](const recipe::Recipe& r) { return std::ranges::find(only, r.tag) == only.end(); });
  return {};
}

}  // namespace

// What stands before the first ':' of user@host:path has no '/'.
bool is_local_path(const std::string& address) {
  return address.find("://") == address.npos && address.find(':') >= address.find('/');
}

std::string branch_of(const std::string& collection) { return "update/" + collection; }

// git-check-ref-format(1): a component that begins with a point, or ends in ".lock", is none.
static Result<void> ask_for_branch(const std::string& branch, std::string_view wanted) {
  const auto ended = run_to_end({.arguments = {"git", "check-ref-format", "refs/heads/" + branch}}, 1 << 16);
  if (!ended) return Failure(ended.error());
  if (ended->status == 0) return {};
  return fail(Code::invalid, "git takes no branch of the name '{}', want {}", branch, wanted);
}

Result<void> expect_branch(const std::string& branch) { return ask_for_branch(branch, "one as main"); }

Result<void> expect_collection(const std::string& collection) {
  if (const auto fault = recipe::collection_fault(collection); !fault.empty()) return fail(Code::invalid, "{}", fault);
  return ask_for_branch(branch_of(collection), "--namespace to name the collection otherwise");
}

Result<RecipeRepository> open_recipe_repository(const fs::path& folder, const PublishOverrides& overrides,
                                                const std::vector<std::string>& only, const Environment& environment) {
  auto settings = read_settings(folder);
  if (!settings) return Failure(settings.error());
  override_settings(*settings, overrides);
  RecipeRepository repository{.folder = fs::absolute(folder).lexically_normal(), .settings = std::move(*settings)};
  auto recipes = recipe::find_recipes(repository.folder, repository.settings);
  if (!recipes) return Failure(recipes.error());
  repository.recipes = std::move(*recipes);
  if (repository.recipes.empty())
    return fail(Code::not_found, "no recipe in '{}', want Singularity, Singularity.x, x.def, Dockerfile or the like",
                folder.string());
  for (const recipe::Recipe& recipe : repository.recipes) repository.all_tags.push_back(recipe.tag);
  if (auto done = keep_only(repository.recipes, repository.all_tags, only); !done) return Failure(done.error());
  auto origin = recipe::find_origin(repository.folder, environment, repository.settings.collection);
  if (!origin) return Failure(origin.error());
  if (auto fine = expect_collection(origin->collection); !fine) return Failure(fine.error());
  repository.origin = std::move(*origin);
  return repository;
}

}  // namespace roadstead::app
