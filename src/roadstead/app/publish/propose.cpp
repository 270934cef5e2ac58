// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/propose.hpp"

#include <algorithm>
#include <utility>

#include "roadstead/app/publish/identity.hpp"
#include "roadstead/app/publish/proposed_tags.hpp"
#include "roadstead/app/publish/registry_remote.hpp"
#include "roadstead/app/publish/tag_files.hpp"

namespace roadstead::app {

namespace {

using Records = std::vector<PlacedRecord>;

Result<void> expect_stored(const Records& records) {
  for (const PlacedRecord& placed : records)
    for (const RecordedBlob& blob : placed.record.blobs)
      if (placed.record.store.empty() && !blob.elsewhere)
        return fail(Code::invalid, "the image of '{}' is stored nowhere, want `roadstead images push` first",
                    placed.record.tag);
  return {};
}

Result<void> expect_readmes(const RecipeRepository& repository, const Records& records, forge::CurrentFiles& current) {
  std::vector<std::string> paths;
  if (!repository.settings.description.empty()) paths.emplace_back("README.md");
  for (const PlacedRecord& placed : records) paths.push_back(readme_path(placed.record.tag));
  return current.expect(paths);
}

// Records of one tag stand side by side: one for each architecture.
Result<std::vector<forge::FileChange>> make_files(const RecipeRepository& repository, const Records& records,
                                                  forge::CurrentFiles& current) {
  if (auto done = expect_readmes(repository, records, current); !done) return Failure(done.error());
  auto files = collection_files(current, repository.origin.collection, repository.settings.description,
                                records.empty() ? NewCollection::no : NewCollection::yes);
  if (!files) return files;
  for (auto first = records.begin(); first != records.end();) {
    const auto last = std::find_if(first, records.end(),
                                   [&](const PlacedRecord& placed) { return placed.record.tag != first->record.tag; });
    auto made = tag_files(current, repository.origin.collection, {first, last});
    if (!made) return made;
    std::ranges::move(*made, std::back_inserter(*files));
    first = last;
  }
  return files;
}

std::string commit_message(const std::string& collection, const Records& records) {
  std::vector<forge::ProposedTag> tags;
  for (const PlacedRecord& placed : records) tags.push_back({.tag = placed.record.tag, .old_digest = "-"});
  return forge::proposal_title(collection, tags);
}

}  // namespace

Result<Proposed> propose(const RecipeRepository& repository, const Records& records, const std::filesystem::path& work,
                         const Environment& environment) {
  if (auto done = expect_stored(records); !done) return Failure(done.error());
  auto remote =
      forge::RemoteRepository::open(work / "registry.git", registry_remote(repository.settings.registry, environment));
  if (!remote) return Failure(remote.error());
  const std::string& collection = repository.origin.collection;
  Identity identity = find_identity(repository.folder, environment);
  auto pushed =
      forge::push_change(*remote,
                         {.base = repository.settings.base,
                          .branch = branch_of(collection),
                          .folder = collection,
                          .message = commit_message(collection, records),
                          .identity = std::move(identity.environment),
                          .sign = identity.sign},
                         [&](forge::CurrentFiles& current) { return make_files(repository, records, current); });
  if (!pushed) return registry_failure(pushed.error(), repository.settings.registry);
  auto tags = proposed_tags(*remote, *pushed);
  if (!tags) return Failure(tags.error());
  Proposed proposed{.pushed = std::move(*pushed), .branch = branch_of(collection), .tags = std::move(*tags)};
  proposed.title = forge::proposal_title(collection, proposed.tags);
  proposed.body = forge::proposal_body(collection, proposed.tags);
  return proposed;
}

}  // namespace roadstead::app
