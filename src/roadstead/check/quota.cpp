// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "roadstead/check/published.hpp"

// How much a collection, and a registry, may have.
namespace roadstead::check {

using catalog::Collection;
using catalog::Severity;
using catalog::StoredFile;
using catalog::Tag;

constexpr std::uint64_t countless = std::numeric_limits<std::uint64_t>::max();

// Tags share images, and a size that is stated twice counts as the larger one.
static std::uint64_t bytes_of(const Collection* collection) {
  std::map<std::string, std::uint64_t> sizes;
  const auto add = [&](const std::string& what, std::uint64_t bytes) { sizes[what] = std::max(sizes[what], bytes); };
  if (collection == nullptr) return 0;
  for (const Tag& tag : collection->tags) {
    for (const auto files : {tag.layers, tag.images, tag.history})
      for (const StoredFile& file : files) add(identity(file), file.size_bytes);
    const auto add_document = [&](const catalog::Attached& document) {
      add(identity(document.file), document.file.size_bytes);
    };
    std::ranges::for_each(tag.attached, add_document);
    std::ranges::for_each(tag.formerly_attached, add_document, &catalog::FormerDocument::document);
    add(identity(tag.image()), tag.image().size_bytes);
    for (const catalog::Document& document : tag.documents)
      for (const catalog::BlobRef& blob : document.blobs) add(blob.digest.text(), blob.size_bytes);
  }
  std::uint64_t all = 0;
  for (const auto& [what, bytes] : sizes) all += std::min(bytes, countless - all);
  return all;
}

// Who is over a quota already may still mend, yank and take less.
void check_quota(const JudgedCollection& judged, const SayOfChange& say) {
  if (judged.after == nullptr) return;
  const std::uint64_t tags = judged.after->tags.size(), bytes = bytes_of(judged.after);
  const bool has_more_tags = judged.before == nullptr || tags > judged.before->tags.size();
  if (judged.terms.most_tags && tags > *judged.terms.most_tags && has_more_tags)
    say(Severity::error, judged.name,
        fmt::format("would have {} tags, and the policy takes {}", tags, *judged.terms.most_tags));
  if (judged.terms.most_bytes && bytes > *judged.terms.most_bytes && bytes > bytes_of(judged.before))
    say(Severity::error, judged.name,
        fmt::format("would have images of {} bytes, and the policy takes {}", bytes, *judged.terms.most_bytes));
}

RegistryUse use_of(const catalog::Catalog& catalog) {
  RegistryUse use;
  for (const Collection& collection : catalog.collections) {
    use.tags += collection.tags.size();
    use.bytes += std::min(bytes_of(&collection), countless - use.bytes);
  }
  return use;
}

// What the base has, with what the change touches exchanged.
static RegistryUse use_after(const JudgedChange& judged) {
  const catalog::Catalog &before = judged.change.before.loaded.catalog, &after = judged.change.after.loaded.catalog;
  RegistryUse use = *judged.change.use;
  for (const std::string& name : judged.scope.collections) {
    const Collection *const was = before.find(name), *const is = after.find(name);
    if (was != nullptr) use.tags -= std::min<std::uint64_t>(use.tags, was->tags.size());
    use.tags += is == nullptr ? 0 : is->tags.size();
    use.bytes -= std::min(use.bytes, bytes_of(was));
    use.bytes += std::min(bytes_of(is), countless - use.bytes);
  }
  return use;
}

void check_registry_quota(const JudgedChange& judged, const SayOfChange& say) {
  if (!judged.change.use || judged.scope.collections.empty()) return;
  const catalog::Quota& quota = judged.change.before.loaded.catalog.settings.policy.registry_quota;
  const RegistryUse was = *judged.change.use, is = use_after(judged);
  if (quota.tags && is.tags > *quota.tags && is.tags > was.tags)
    say(Severity::error, judged.scope.collections.front(),
        fmt::format("the registry would have {} tags, and the policy takes {}", is.tags, *quota.tags));
  if (quota.bytes && is.bytes > *quota.bytes && is.bytes > was.bytes)
    say(Severity::error, judged.scope.collections.front(),
        fmt::format("the registry would have images of {} bytes, and the policy takes {}", is.bytes, *quota.bytes));
}

}  // namespace roadstead::check
