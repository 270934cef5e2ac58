// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/connect.hpp"

#include <fmt/format.h>

#include <utility>

#include "roadstead/app/write_in_folder.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/query_secret.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/builder/builder.hpp"
#include "roadstead/net/forge_kind.hpp"
#include "roadstead/recipe/web_address.hpp"
#include "roadstead/storage/blob_store.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t file_limit_bytes = 1 << 20;

struct NewFile {
  std::string path, text, was;
};

// Gitea's and Forgejo's runners take GitHub's workflows, and look for them in the same place.
std::string ci_by_host(const std::string& repository, const Environment& environment) {
  const auto url = parse_url(repository);
  const auto forge = url ? net::forge_at(url->host, environment) : std::nullopt;
  if (!forge) return "none";
  return *forge == net::ForgeKind::gitea ? "github" : std::string(net::facts_of(*forge).name);
}

// What the environment lacks here, the CI may have.
Result<void> expect_store_and_builder(const PublishOverrides& settings) {
  const auto store = storage::open_blob_store({.address = settings.storage, .public_url = settings.public_url});
  if (!store && store.error().code == Code::invalid) return Failure(store.error());
  if (settings.builder.empty()) return {};
  const auto builder = builder::open_builder(settings.builder);
  return builder ? Result<void>() : Result<void>(Failure(builder.error()));
}

PublishOverrides with_whole_paths(PublishOverrides settings) {
  if (is_local_path(settings.registry)) settings.registry = fs::absolute(settings.registry).lexically_normal().string();
  return settings;
}

std::vector<std::string> warnings_for(const PublishOverrides& settings, const Connected& connected) {
  std::vector<std::string> warnings;
  if (connected.recipes.empty())
    warnings.emplace_back("there is no recipe yet, want Singularity, Singularity.x, x.def, Dockerfile or the like");
  if (connected.ci == "none") return warnings;
  if (is_local_path(settings.registry))
    warnings.push_back(fmt::format("the CI does not reach '{}', a path of this machine", settings.registry));
  if (settings.storage.starts_with("file:"))
    warnings.push_back(fmt::format("the CI does not reach '{}', a folder of this machine", settings.storage));
  return warnings;
}

Result<std::string> text_of(const fs::path& path) {
  auto text = read_file(path, file_limit_bytes);
  if (!text && text.error().code == Code::not_found) return std::string();
  return text;
}

Result<NewFile> settings_file(const ConnectOptions& options, const PublishOverrides& settings) {
  auto was = text_of(options.folder / recipe_settings_name);
  if (!was) return Failure(was.error());
  auto text = settings_text(*was, settings, options.replace);
  if (!text) return Failure(text.error());
  return NewFile{std::string(recipe_settings_name), std::move(*text), std::move(*was)};
}

Result<NewFile> workflow_file(const ConnectOptions& options, CiFile workflow) {
  auto was = text_of(options.folder / workflow.path);
  if (!was) return Failure(was.error());
  if (!was->empty() && *was != workflow.text && options.replace == Replace::no)
    return fail(Code::conflict, "{} is there and says something else, want --replace to write it anew", workflow.path);
  return NewFile{std::move(workflow.path), std::move(workflow.text), std::move(*was)};
}

Result<void> find_recipes(const fs::path& folder, const NewFile& settings_file, Connected& connected) {
  const auto settings = recipe::parse_settings(recipe_settings_name, settings_file.text);
  if (!settings) return Failure(settings.error());
  auto recipes = recipe::find_recipes(folder, *settings);
  if (!recipes) return Failure(recipes.error());
  connected.recipes = std::move(*recipes);
  return {};
}

CiNeeds needs_of(const PublishOverrides& settings, const recipe::Origin& origin, const Connected& connected) {
  CiNeeds needs{.registry = settings.registry,
                .storage = settings.storage,
                .repository = {},
                .host = {},
                .recipes = connected.recipes};
  const auto own = recipe::web_address(origin.repository);
  if (own) needs.repository = own->path;
  if (own) needs.host = parse_url(own->url)->host;
  return needs;
}

// All that is to be written, judged before any of it is.
Result<std::vector<NewFile>> make_files(const ConnectOptions& options, const PublishOverrides& settings,
                                        const recipe::Origin& origin, Connected& connected) {
  auto file = settings_file(options, settings);
  if (!file) return Failure(file.error());
  if (auto done = find_recipes(options.folder, *file, connected); !done) return Failure(done.error());
  std::vector<NewFile> files{std::move(*file)};
  if (connected.ci == "none" && options.jobs == Jobs::one) return files;
  const CiNeeds needs = needs_of(settings, origin, connected);
  auto workflow = make_workflow(connected.ci, needs, options.jobs);
  if (!workflow) return Failure(workflow.error());
  auto placed = workflow_file(options, std::move(*workflow));
  if (!placed) return Failure(placed.error());
  files.push_back(std::move(*placed));
  connected.secrets = secrets_for(connected.ci, needs);
  return files;
}

bool is_as_written(std::string_view ci, const std::string& text, const CiNeeds& needs) {
  for (const Jobs jobs : {Jobs::one, Jobs::matrix})
    if (const auto workflow = make_workflow(ci, needs, jobs); workflow && workflow->text == text) return true;
  return false;
}

// Two CIs would both publish. What people have changed is theirs.
Result<void> remove_other(const fs::path& folder, std::string_view ci, const CiNeeds& needs, Connected& connected) {
  const auto workflow = make_workflow(ci, needs, Jobs::one);
  if (!workflow) return Failure(workflow.error());
  const auto text = text_of(folder / workflow->path);
  if (!text) return Failure(text.error());
  if (text->find("roadstead") == text->npos) return {};
  if (!is_as_written(ci, *text, needs)) {
    connected.warnings.push_back(fmt::format("{} is there still: {} publishes, too", workflow->path, ci));
    return {};
  }
  std::error_code error;
  fs::remove(folder / workflow->path, error);
  if (error) return fail_errno(error.value(), workflow->path);
  connected.removed.push_back(workflow->path);
  return {};
}

}  // namespace

Result<void> expect_no_login(const std::string& address) {
  const auto url = parse_url(address);
  if (!has_credentials(address) && (!url || query_secret(url->query).empty())) return {};
  return fail(Code::invalid, "'{}' has a login in it, want it in the environment, for roadstead.yml is public",
              without_credentials(address));
}

Result<Connected> connect(const ConnectOptions& options, const Environment& environment) {
  const PublishOverrides& said = options.settings;
  for (const std::string* address : {&said.registry, &said.storage, &said.public_url})
    if (auto fine = expect_no_login(*address); !fine) return Failure(fine.error());
  if (auto fine = expect_store_and_builder(said); !fine) return Failure(fine.error());
  const PublishOverrides settings = with_whole_paths(said);
  const auto origin = recipe::find_origin(options.folder, environment, settings.collection);
  if (!origin) return Failure(origin.error());
  Connected connected{.collection = origin->collection,
                      .ci = options.ci.empty() ? ci_by_host(origin->repository, environment) : options.ci};
  const auto files = make_files(options, settings, *origin, connected);
  if (!files) return Failure(files.error());
  for (const NewFile& made : *files) {
    if (made.text == made.was) continue;
    if (auto done = write_in_folder(options.folder / made.path, made.text); !done) return Failure(done.error());
    connected.written.push_back(made.path);
  }
  connected.warnings = warnings_for(settings, connected);
  for (const std::string& ci : ci_names())
    if (ci != connected.ci)
      if (auto done = remove_other(options.folder, ci, needs_of(settings, *origin, connected), connected); !done)
        return Failure(done.error());
  return connected;
}

}  // namespace roadstead::app
