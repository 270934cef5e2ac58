// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/connect.hpp"

#include <fmt/format.h>

#include <utility>

#include "roadstead/app/publish/ci_workflow.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t file_limit_bytes = 1 << 20;

struct NewFile {
  std::string path, text;
};

std::string quoted(const std::string& text) {
  std::string out = "\"";
  append_json_escaped(out, text);  // JSON's escapes are YAML's too (YAML 1.2 section 5.7)
  return out += '"';
}

std::string settings_text(const PublishOverrides& settings) {
  const std::pair<std::string_view, const std::string&> rows[] = {
      {"registry", settings.registry},    {"base", settings.base},
      {"storage", settings.storage},      {"public-url", settings.public_url},
      {"namespace", settings.collection}, {"builder", settings.builder}};
  std::string text = "# How this repository's images are published: see docs/recipe-repository.md of roadstead.\n";
  for (const auto& [key, value] : rows)
    if (!value.empty()) text += fmt::format("{}: {}\n", key, quoted(value));
  return text;
}

std::string ci_by_host(const std::string& repository) {
  const auto url = parse_url(repository);
  if (!url) return "none";
  for (const std::string_view ci : {"github", "gitlab"})
    if (url->host.find(ci) != url->host.npos) return std::string(ci);
  return "none";
}

Result<void> expect_no_credentials(const PublishOverrides& settings) {
  for (const std::string* address : {&settings.registry, &settings.storage, &settings.public_url})
    if (has_credentials(*address))
      return fail(Code::invalid, "'{}' has a login in it, want it in the environment, for roadstead.yml is public",
                  without_credentials(*address));
  return {};
}

Result<void> expect_free(const fs::path& folder, const NewFile& file) {
  auto text = read_file(folder / file.path, file_limit_bytes);
  if (!text && text.error().code == Code::not_found) return {};
  if (!text) return Failure(text.error());
  if (*text == file.text) return {};
  return fail(Code::conflict, "{} is there and says something else, want --replace to write it anew", file.path);
}

Result<void> write(const fs::path& folder, const NewFile& file) {
  std::error_code error;
  fs::create_directories((folder / file.path).parent_path(), error);
  if (error) return fail_errno(error.value(), "making the folder of " + file.path);
  return write_file_atomically(folder / file.path, file.text);
}

Result<std::vector<NewFile>> files_for(const ConnectOptions& options, const std::string& ci) {
  std::vector<NewFile> files{{std::string(recipe_settings_name), settings_text(options.settings)}};
  if (ci == "none") return files;
  const CiWorkflow* const workflow = find_workflow(ci);
  if (workflow == nullptr)
    return fail(Code::invalid, "'{}' is no CI that there is a workflow for, want github, gitlab, circleci or none", ci);
  files.push_back({std::string(workflow->path), std::string(workflow->text)});
  return files;
}

}  // namespace

Result<Connected> connect(const ConnectOptions& options, const recipe::Environment& environment) {
  if (auto fine = expect_no_credentials(options.settings); !fine) return Failure(fine.error());
  auto origin = recipe::find_origin(options.folder, environment, options.settings.collection);
  if (!origin) return Failure(origin.error());
  Connected connected{.collection = origin->collection,
                      .ci = options.ci.empty() ? ci_by_host(origin->repository) : options.ci};
  auto files = files_for(options, connected.ci);
  if (!files) return Failure(files.error());
  auto settings = recipe::parse_settings(recipe_settings_name, files->front().text);
  if (!settings) return Failure(settings.error());
  auto recipes = recipe::find_recipes(options.folder, *settings);
  if (!recipes) return Failure(recipes.error());
  connected.recipes = std::move(*recipes);
  for (const NewFile& file : *files)
    if (auto fine = expect_free(options.folder, file); !fine && !options.replace) return Failure(fine.error());
  for (const NewFile& file : *files) {
    if (auto done = write(options.folder, file); !done) return Failure(done.error());
    connected.written.push_back(file.path);
  }
  return connected;
}

}  // namespace roadstead::app
