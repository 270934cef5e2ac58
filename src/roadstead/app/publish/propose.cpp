// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/propose.hpp"

#include <algorithm>
#include <utility>

#include "roadstead/app/publish/identity.hpp"
#include "roadstead/app/publish/registry_remote.hpp"
#include "roadstead/app/publish/tag_files.hpp"

namespace roadstead::app {

namespace {

using Records = std::vector<PlacedRecord>;

Result<void> expect_stored(const Records& records) {
  for (const PlacedRecord& placed : records)
    for (const RecordedBlob& blob : placed.record.blobs)
      if (placed.record.store.empty() && blob.url.empty())
        return fail(Code::invalid, "the image of '{}' is stored nowhere, want `roadstead images push` first",
                    placed.record.tag);
  return {};
}

/// Makes the files of the change, again for each try, and keeps what was proposed last.
class ChangeMaker {
 public:
  ChangeMaker(const RecipeRepository& repository, const Records& records)
      : repository_(repository), records_(records) {}

  Result<std::vector<forge::FileChange>> operator()(forge::CurrentFiles& current) {
    tags_.clear();
    if (auto done = expect(current); !done) return Failure(done.error());
    auto files = collection_files(current, repository_.origin.collection, repository_.settings.description);
    for (auto first = records_.begin(); first != records_.end();) {
      const auto last = std::find_if(
          first, records_.end(), [&](const PlacedRecord& placed) { return placed.record.tag != first->record.tag; });
      auto made = tag_files(current, {first, last}, tags_.emplace_back());
      if (!made) return made;
      std::ranges::move(*made, std::back_inserter(files));
      first = last;
    }
    return files;
  }
  std::vector<forge::ProposedTag> tags() const { return tags_; }

 private:
  Result<void> expect(forge::CurrentFiles& current) const {
    std::vector<std::string> paths;
    for (const PlacedRecord& placed : records_) paths.push_back(readme_path(placed.record.tag));
    return current.expect(paths);
  }

  const RecipeRepository& repository_;
  const Records& records_;
  std::vector<forge::ProposedTag> tags_;
};

std::string commit_message(const std::string& collection, const Records& records) {
  std::vector<forge::ProposedTag> tags;
  for (const PlacedRecord& placed : records) tags.push_back({.tag = placed.record.tag, .old_digest = "-"});
  return forge::proposal_title(collection, tags);
}

}  // namespace

Result<Proposed> propose(const RecipeRepository& repository, const Records& records, const std::filesystem::path& work,
                         const recipe::Environment& environment) {
  if (repository.settings.registry.empty())
    return fail(Code::invalid, "no registry is named, want `registry:` in {} or --registry", recipe_settings_name);
  if (auto done = expect_stored(records); !done) return Failure(done.error());
  auto remote =
      forge::RemoteRepository::open(work / "registry.git", registry_remote(repository.settings.registry, environment));
  if (!remote) return Failure(remote.error());
  const std::string& collection = repository.origin.collection;
  Identity identity = find_identity(repository.folder, environment);
  ChangeMaker maker(repository, records);
  auto pushed = forge::push_change(*remote,
                                   {.base = repository.settings.base,
                                    .branch = branch_of(collection),
                                    .folder = collection,
                                    .message = commit_message(collection, records),
                                    .identity = std::move(identity.environment),
                                    .sign = identity.sign},
                                   std::ref(maker));
  if (!pushed) return Failure(pushed.error());
  Proposed proposed{.pushed = std::move(*pushed), .branch = branch_of(collection), .tags = maker.tags()};
  proposed.title = forge::proposal_title(collection, proposed.tags);
  proposed.body = forge::proposal_body(collection, proposed.tags);
  return proposed;
}

}  // namespace roadstead::app
