// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "roadstead/catalog/reach.hpp"
#include "roadstead/check/published.hpp"

namespace roadstead::check {

namespace {

using catalog::Collection;
using catalog::Severity;
using catalog::StoredFile;
using catalog::Tag;

/// What is said of a file wherever a tag names it.
struct Known {
  std::uint64_t size_bytes = 0;
  bool has_address = false, is_document = false;
  bool is_size_sure = true;
};
using AllKnown = std::map<std::string, Known>;

void note(const Tag& tag, std::span<const StoredFile> files, AllKnown& all) {
  for (const StoredFile& file : files) {
    Known& known = all[identity(file)];
    known.has_address |= !file.url.empty() || !file.mirrors.empty();
    if (known.size_bytes == 0) known.size_bytes = file.size_bytes;
    known.is_size_sure &= !catalog::is_size_implausible(tag, file);
  }
}

AllKnown all_of(const Tag& tag) {
  AllKnown all;
  note(tag, images_of(tag), all);
  note(tag, tag.history, all);
  if (tag.layout == catalog::Layout::oci) note(tag, tag.layers, all);
  for (const catalog::Document& document : tag.documents) {
    const StoredFile file{.size_bytes = document.size_bytes, .digest = document.digest};
    note(tag, {&file, 1}, all);
    all[identity(file)].is_document = true;
  }
  return all;
}

void compare(const TagPair& pair, const SayOfChange& say) {
  const AllKnown kept = all_of(*pair.after);
  for (const auto& [file, was] : all_of(pair.before)) {
    const auto is = kept.find(file);
    if (was.is_document && (is == kept.end() || !is->second.is_document))
      say(Severity::error, pair.path, fmt::format("the document {} was published and is gone, want it kept", file));
    else if (is == kept.end())
      say(Severity::error, pair.path,
          fmt::format("{} was published and is gone, want it in {}", file,
                      pair.before.layout == catalog::Layout::oci ? "`layers`" : "`history`"));
    else if (was.has_address && !is->second.has_address)
      say(Severity::error, pair.path,
          fmt::format("{} had an address and has none, want it kept: --public-url where it is published", file));
    else if (was.is_size_sure && was.size_bytes != is->second.size_bytes)
      say(Severity::review, pair.path,
          fmt::format("{} had {} bytes and would have {}: one of them is wrong, and a person must look", file,
                      was.size_bytes, is->second.size_bytes));
  }
}

void say_gone(const TagPair& pair, const SayOfChange& say) {
  say(Severity::error, pair.path, "the tag is gone, want it yanked with a reason, so that its digests stay");
}

bool has_all_tags(const Collection& before, const Collection& after) {
  return std::ranges::all_of(before.tags, [&](const Tag& tag) { return after.find(tag.name) != nullptr; });
}

}  // namespace

// A README that is broken takes with it what it speaks for.
static bool is_there(const JudgedCollection& judged, const std::string& path) {
  return source::find(judged.change.after.tree, path) >= 0;
}

static bool was_broken(const JudgedCollection& judged) {
  return judged.change.before.loaded.catalog.find(judged.name) == nullptr;
}

static void check_lost_collection(const JudgedCollection& judged, const SayOfChange& say) {
  const std::string readme = judged.name + "/README.md";
  if (was_broken(judged)) return;
  if (is_there(judged, readme))
    return say(Severity::error, readme, "would take all tags with it as it is, want it sound");
  if (judged.before->tags.empty())
    return say(Severity::review, judged.name, "would be gone, and its name free for anybody: a person must look");
  for_each_former_tag(judged, [&](const TagPair& pair) { say_gone(pair, say); });
}

void check_add_only(const JudgedCollection& judged, const SayOfChange& say) {
  if (judged.before != nullptr && judged.after == nullptr) return check_lost_collection(judged, say);
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (pair.after != nullptr) return compare(pair, say);
    if (is_there(judged, pair.path))
      return say(Severity::error, pair.path, "the tag would be left out as its files are, want them sound");
    say_gone(pair, say);
  });
}

// A file of one place can put another place out of the registry: a marker of a built site, a name that runs through it.
void check_bystanders(const JudgedChange& judged, const SayOfChange& say) {
  for (const Collection& before : judged.change.before.loaded.catalog.collections) {
    if (std::ranges::binary_search(judged.scope.collections, before.name)) continue;
    const Collection* const after = judged.change.after.loaded.catalog.find(before.name);
    if (after == nullptr || !has_all_tags(before, *after))
      say(Severity::error, before.name, "would lose what it has, although no file of it changes");
  }
}

}  // namespace roadstead::check
