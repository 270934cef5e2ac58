// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/registry.hpp"

#include <algorithm>

#include "roadstead/app/leave_out.hpp"
#include "roadstead/base/site_marker.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/check/check.hpp"

namespace roadstead::app {

bool has_settings(const source::Tree& tree) {
  return source::find(tree, "roadstead.yml") >= 0 || source::find(tree, "_config.yml") >= 0;
}

bool has_tag(const source::Tree& tree) {
  return std::ranges::any_of(tree.entries(), [](const source::Entry& entry) {
    return catalog::classify(entry.path).role == catalog::Role::tag_readme;
  });
}

static bool is_built_site(const std::string& where) {
  std::error_code ignored;
  return std::filesystem::exists(std::filesystem::path(where) / site_marker, ignored);
}

static Result<void> expect_a_registry(const source::Tree& tree, const catalog::Loaded& loaded,
                                      const std::string& where) {
  if (has_settings(tree) || has_tag(tree) || loaded.declares_collection) return {};
  return fail(Code::not_found,
              "no registry at '{}': want roadstead.yml or _config.yml, or a tag as "
              "<owner>/<repo>/manifests/<tag>/README.md",
              where);
}

Result<LoadedRegistry> load_registry(const std::string& where, unsigned jobs) {
  if (is_built_site(where)) return fail(Code::invalid, "'{}' is a site that build wrote, not a registry", where);
  auto tree = source::open_tree(where, jobs);
  if (!tree) return Failure(tree.error());
  auto loaded = catalog::load(**tree, jobs);
  if (!loaded) return wrap(loaded.error(), "reading " + where);
  if (auto fine = expect_a_registry(**tree, *loaded, where); !fine) return Failure(fine.error());
  return LoadedRegistry{std::move(*tree), std::move(*loaded)};
}

Result<Registry> open_registry(const std::string& where, unsigned jobs) {
  auto read = load_registry(where, jobs);
  if (!read) return Failure(read.error());
  auto findings = check::check_tree(*read->tree, read->loaded, jobs);
  if (!findings) return wrap(findings.error(), "checking " + where);
  Registry registry{std::move(read->tree), std::move(read->loaded.catalog), std::move(read->loaded.findings)};
  registry.findings.insert(registry.findings.end(), findings->begin(), findings->end());
  std::ranges::sort(registry.findings);
  leave_out_faulty(registry.catalog, registry.findings);
  return registry;
}

static bool has_settings_in(const std::filesystem::path& folder) {
  std::error_code none;
  return std::filesystem::exists(folder / "roadstead.yml", none) ||
         std::filesystem::exists(folder / "_config.yml", none);
}

std::optional<std::filesystem::path> registry_around(const std::string& where) {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::canonical(where, error);
  if (error || !std::filesystem::is_directory(folder, error) || has_settings_in(folder)) return std::nullopt;
  for (std::size_t i = 0; i <= catalog::component_limit && folder.has_relative_path(); ++i) {
    if (std::filesystem::exists(folder / ".git", error)) break;  // what lies around a repository is another's
    folder = folder.parent_path();
    if (has_settings_in(folder)) return folder;
  }
  return std::nullopt;
}

Result<std::optional<storage::BlobDirectory>> open_store(const std::optional<std::filesystem::path>& where) {
  if (!where) return std::optional<storage::BlobDirectory>();
  auto store = storage::BlobDirectory::open(*where);
  if (!store) return Failure(store.error());
  return std::optional(std::move(*store));
}

}  // namespace roadstead::app
