// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/tag_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "roadstead/app/publish/record_file.hpp"
#include "roadstead/app/publish/registry_remote.hpp"
#include "roadstead/app/publish/revise_tag.hpp"
#include "roadstead/base/arena.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/catalog/format.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/load.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

using forge::FileChange;

// A document goes by the digest of its bytes: what the tag was keeps its own beside them.
Result<void> add_documents(const PlacedRecord& made, const std::string& folder, std::vector<FileChange>& files) {
  for (const std::string& file : made.record.documents) {
    auto bytes = read_record_file(made, file, check::document_limit_bytes);
    if (!bytes) return Failure(bytes.error());
    const std::string hex = to_hex(sha256(*bytes));
    if (hex != fs::path(file).filename())
      return fail(Code::invalid, "{}: the document has the digest {}, want that of its name",
                  (made.folder / file).string(), hex);
    files.push_back({folder + hex.substr(0, 16) + ".json", std::move(*bytes)});
  }
  return {};
}

// Of a proposal that was never merged nothing was published, so nothing of it stays.
void drop_unmerged_documents(const forge::CurrentFiles& current, const std::string& folder,
                             std::vector<FileChange>& files) {
  std::vector<FileChange> dropped;
  for (const auto& [path, file] : current.listing()) {
    const bool is_document = path.starts_with(folder) && path.ends_with(".json");
    const bool is_made = std::ranges::find(files, path, &FileChange::path) != files.end();
    if (is_document && !is_made && current.is_proposed(path)) dropped.push_back({path, std::nullopt});
  }
  std::ranges::move(dropped, std::back_inserter(files));
}

// Beside the README and the documents, a recipe of their name would take their place.
bool is_recipe_name(std::string_view name) {
  return name != "README.md" && !name.starts_with('.') && !name.ends_with(".json");
}

Result<void> add_recipe(const PlacedRecord& made, const std::string& folder, const std::string& former,
                        std::vector<FileChange>& files) {
  const std::string name = fs::path(made.record.recipe).filename().string();
  if (!former.empty() && former != name) files.push_back({folder + former, std::nullopt});
  auto bytes = read_record_file(made, std::string(record_recipe_name), check::file_limit_bytes);
  if (!bytes && bytes.error().code == Code::not_found) return {};
  if (!bytes) return Failure(bytes.error());
  if (!is_recipe_name(name))
    return fail(Code::invalid, "a recipe cannot be published under the name '{}', want another file name", name);
  files.push_back({folder + name, std::move(*bytes)});
  return {};
}

// What a later command would refuse is not pushed. The maker's own words are meant, not those of the registry.
Result<void> expect_sound(const std::string& path, const std::string& readme) {
  if (readme.size() > catalog::readme_limit_bytes)
    return fail(Code::invalid, "{}: would have {} bytes, want at most {}: are its labels that long?", path,
                readme.size(), catalog::readme_limit_bytes);
  catalog::YamlDocument yaml;
  Arena arena;
  catalog::Findings findings;
  catalog::Tag tag;
  if (catalog::parse_tag(path, readme, yaml, arena, findings, tag)) return {};
  return fail(Code::invalid, "{}: would not pass: {} [{}]", path, findings.front().message, findings.front().rule);
}

}  // namespace

Result<std::vector<FileChange>> tag_files(forge::CurrentFiles& current, const std::string& collection,
                                          std::span<const PlacedRecord> made) {
  const PlacedRecord& first = made.front();
  const std::string path = readme_path(first.record.tag);
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  auto former = current.read(path);
  if (!former) return Failure(former.error());
  std::vector<ImageRecord> records;
  for (const PlacedRecord& placed : made) records.push_back(placed.record);
  const auto published = current.read_base(path);
  if (!published) return Failure(published.error());
  const std::string shown = collection + "/" + path;
  auto revised = revise_tag(shown, *former, *published, records);
  if (!revised) return Failure(revised.error());
  if (auto fine = expect_sound(shown, revised->readme); !fine) return Failure(fine.error());
  std::vector<FileChange> files{{path, revised->readme}};
  if (auto done = add_recipe(first, folder, revised->former_recipe, files); !done) return Failure(done.error());
  if (auto done = add_documents(first, folder, files); !done) return Failure(done.error());
  drop_unmerged_documents(current, folder, files);
  return files;
}

static std::string collection_readme(const catalog::Collection& collection, std::string_view body) {
  std::string text;
  catalog::format_collection(collection, body, text);
  return text;
}

// Owners and Markdown stay.
static std::optional<std::string> described_anew(const std::string& readme, const std::string& description) {
  catalog::YamlDocument yaml;
  Arena arena;
  catalog::Findings findings;
  catalog::Collection collection;
  if (!catalog::parse_collection("README.md", readme, yaml, arena, findings, collection)) return std::nullopt;
  if (collection.description == description) return std::nullopt;
  collection.description = description;
  return collection_readme(collection, catalog::split_front_matter(readme)->body);
}

Result<std::vector<FileChange>> collection_files(forge::CurrentFiles& current, const std::string& name,
                                                 const std::string& description, NewCollection may_be_new) {
  const std::string path = "README.md";
  std::vector<FileChange> files;
  if (!current.listing().contains(path)) {
    catalog::Collection collection;
    collection.description = description;
    if (may_be_new == NewCollection::yes)
      files.push_back({path, collection_readme(collection, fmt::format("\n# {}\n", name))});
    return files;
  }
  if (description.empty()) return files;
  const auto readme = current.read(path);
  if (!readme) return Failure(readme.error());
  if (auto text = described_anew(readme->value_or(""), description)) files.push_back({path, std::move(text)});
  return files;
}

}  // namespace roadstead::app
