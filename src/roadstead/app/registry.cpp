// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/registry.hpp"

#include <algorithm>

#include "roadstead/app/leave_out.hpp"
#include "roadstead/check/check.hpp"

namespace roadstead::app {

bool has_settings(const source::Tree& tree) {
  return source::find(tree, "roadstead.yml") >= 0 || source::find(tree, "_config.yml") >= 0;
}

static Result<void> expect_a_registry(const Registry& registry, const std::string& where) {
  if (has_settings(*registry.tree) || !registry.catalog.collections.empty() || !registry.findings.empty()) return {};
  return fail(Code::not_found,
              "no registry at '{}': want roadstead.yml or _config.yml, or a tag as "
              "<owner>/<repo>/manifests/<tag>/README.md",
              where);
}

Result<Registry> open_registry(const std::string& where, unsigned jobs) {
  auto tree = source::open_tree(where, jobs);
  if (!tree) return Failure(tree.error());
  auto loaded = catalog::load(**tree, jobs);
  if (!loaded) return wrap(loaded.error(), "reading " + where);
  Registry registry{std::move(*tree), std::move(loaded->catalog), std::move(loaded->findings)};
  auto findings = check::check_tree(*registry.tree, registry.catalog, jobs);
  if (!findings) return wrap(findings.error(), "checking " + where);
  registry.findings.insert(registry.findings.end(), findings->begin(), findings->end());
  std::ranges::sort(registry.findings);
  if (auto fine = expect_a_registry(registry, where); !fine) return Failure(fine.error());
  leave_out_faulty(registry.catalog, registry.findings);
  return registry;
}

Result<std::optional<storage::BlobDirectory>> open_store(const std::optional<std::filesystem::path>& where) {
  if (!where) return std::optional<storage::BlobDirectory>();
  auto store = storage::BlobDirectory::open(*where);
  if (!store) return Failure(store.error());
  return std::optional(std::move(*store));
}

}  // namespace roadstead::app
