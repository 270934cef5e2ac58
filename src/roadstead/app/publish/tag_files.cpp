// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/tag_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "roadstead/app/publish/registry_remote.hpp"
#include "roadstead/app/publish/revise_tag.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/catalog/format.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

using forge::FileChange;

constexpr std::uint64_t document_limit_bytes = 4 << 20;

// Documents go by their digests: what the tag was keeps its own beside them.
Result<void> add_documents(const PlacedRecord& made, const std::string& folder, std::vector<FileChange>& files) {
  for (const std::string& file : made.record.documents) {
    auto bytes = read_file(made.folder / file, document_limit_bytes);
    if (!bytes) return Failure(bytes.error());
    files.push_back({folder + fs::path(file).filename().string().substr(0, 16) + ".json", std::move(*bytes)});
  }
  return {};
}

Result<void> add_recipe(const PlacedRecord& made, const std::string& folder, const std::string& former,
                        std::vector<FileChange>& files) {
  const std::string name = fs::path(made.record.recipe).filename().string();
  if (!former.empty() && former != name) files.push_back({folder + former, std::nullopt});
  std::error_code error;
  if (!fs::exists(made.folder / record_recipe_name, error)) return {};
  auto bytes = read_file(made.folder / record_recipe_name, document_limit_bytes);
  if (!bytes) return Failure(bytes.error());
  files.push_back({folder + name, std::move(*bytes)});
  return {};
}

}  // namespace

Result<std::vector<FileChange>> tag_files(forge::CurrentFiles& current, std::span<const PlacedRecord> made) {
  const PlacedRecord& first = made.front();
  const std::string path = readme_path(first.record.tag);
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  auto former = current.read(path);
  if (!former) return Failure(former.error());
  std::vector<ImageRecord> records;
  for (const PlacedRecord& placed : made) records.push_back(placed.record);
  auto revised = revise_tag(path, *former, records);
  if (!revised) return Failure(revised.error());
  std::vector<FileChange> files{{path, revised->readme}};
  if (auto done = add_recipe(first, folder, revised->former_recipe, files); !done) return Failure(done.error());
  if (auto done = add_documents(first, folder, files); !done) return Failure(done.error());
  return files;
}

std::vector<FileChange> collection_files(const forge::CurrentFiles& current, const std::string& name,
                                         const std::string& description) {
  if (current.listing().contains("README.md")) return {};
  catalog::Collection collection;
  collection.description = description;
  std::string text;
  catalog::format_collection(collection, fmt::format("\n# {}\n", name), text);
  return {{"README.md", std::move(text)}};
}

}  // namespace roadstead::app
