// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <set>

#include "roadstead/check/change_rules.hpp"

namespace roadstead::check {

namespace {

using catalog::Collection;
using catalog::Severity;
using catalog::StoredFile;
using catalog::Tag;

/// A tag of the base, and what becomes of it; null: it is gone or broken.
struct TagPair {
  const Tag& before;
  const Tag* after;
  std::string path;  ///< of its README
};

template <class Visit>
void for_each_former_tag(const JudgedChange& judged, Visit visit) {
  if (judged.before == nullptr) return;
  for (const Tag& tag : judged.before->tags) {
    const Tag* const after = judged.after == nullptr ? nullptr : judged.after->find(tag.name);
    visit(TagPair{tag, after, fmt::format("{}/manifests/{}/README.md", judged.before->name, tag.name)});
  }
}

// The images that a tag gives now, and not those of its history.
std::vector<StoredFile> images_of(const Tag& tag) {
  std::vector<StoredFile> images{tag.image()};
  images.insert(images.end(), tag.images.begin(), tag.images.end());
  return images;
}

std::set<std::string> digests_of(std::span<const StoredFile> files) {
  std::set<std::string> digests;
  for (const StoredFile& file : files)
    if (auto digest = file.digest_text(); !digest.empty()) digests.insert(std::move(digest));
  return digests;
}

std::set<std::string> all_digests(const Tag& tag) {
  std::set<std::string> all = digests_of(images_of(tag));
  all.merge(digests_of(tag.history));
  for (const catalog::Document& document : tag.documents) all.insert(document.digest.text());
  return all;
}

bool has_same_images(const Tag& one, const Tag& other) {
  return digests_of(images_of(one)) == digests_of(images_of(other));
}

bool same(const StoredFile& one, const StoredFile& other) {
  return one.digest_text() == other.digest_text() && one.size_bytes == other.size_bytes && one.url == other.url &&
         one.arch == other.arch && one.created == other.created && one.commit == other.commit &&
         std::ranges::equal(one.mirrors, other.mirrors);
}

}  // namespace

void check_add_only(const JudgedChange& judged, const SayOfChange& say) {
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (pair.after == nullptr)
      return say(Severity::error, pair.path, "the tag is gone, want it yanked with a reason, so that its digests stay");
    const auto kept = all_digests(*pair.after);
    for (const std::string& digest : all_digests(pair.before))
      if (!kept.contains(digest))
        say(Severity::error, pair.path, fmt::format("{} was published and is gone, want it in `history`", digest));
  });
}

void check_frozen_change(const JudgedChange& judged, const SayOfChange& say) {
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (!pair.before.frozen || pair.after == nullptr) return;
    if (!has_same_images(pair.before, *pair.after))
      say(Severity::error, pair.path,
          fmt::format("the tag is frozen at {}, want another tag for a new image", pair.before.image().digest_text()));
    else if (!pair.after->frozen)
      say(Severity::error, pair.path, "the tag is frozen, and would not be any more");
  });
}

static bool is_movable(const JudgedChange& judged, std::string_view tag) {
  return !judged.terms.movable || std::ranges::any_of(*judged.terms.movable, [&](const std::string& glob) {
    return ::fnmatch(glob.c_str(), std::string(tag).c_str(), 0) == 0;
  });
}

void check_mutable(const JudgedChange& judged, const SayOfChange& say) {
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (pair.after == nullptr || pair.before.frozen || is_movable(judged, pair.before.name)) return;
    if (!has_same_images(pair.before, *pair.after))
      say(Severity::error, pair.path,
          fmt::format("the policy does not let '{}' get another image, want a new tag", pair.before.name));
  });
}

// What the tag was is added at the end, and all before it stays as it is.
static std::string history_fault(const Tag& before, const Tag& after) {
  if (after.history.size() < before.history.size()) return "an entry of `history` is gone";
  for (std::size_t i = 0; i < before.history.size(); ++i)
    if (!same(before.history[i], after.history[i]))
      return fmt::format("entry {} of `history` is another than it was", i + 1);
  const auto was = digests_of(images_of(before));
  for (const StoredFile& added : after.history.subspan(before.history.size()))
    if (!was.contains(added.digest_text()))
      return fmt::format("`history` gets {}, which the tag never was", added.digest_text());
  return {};
}

void check_history_honest(const JudgedChange& judged, const SayOfChange& say) {
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (pair.after == nullptr) return;
    if (const std::string fault = history_fault(pair.before, *pair.after); !fault.empty())
      say(Severity::error, pair.path, fault + ", want it to grow at its end by what the tag was");
  });
  if (judged.after == nullptr) return;
  for (const Tag& tag : judged.after->tags)
    if (!tag.history.empty() && (judged.before == nullptr || judged.before->find(tag.name) == nullptr))
      say(Severity::error, fmt::format("{}/manifests/{}/README.md", judged.after->name, tag.name),
          "a new tag has a `history`, want it to begin without one");
}

void check_provenance(const JudgedChange& judged, const SayOfChange& say) {
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (pair.after == nullptr) return;
    const catalog::Source &was = pair.before.source, &is = pair.after->source;
    if (!was.commit.empty() && is.commit.empty())
      say(Severity::error, pair.path, "the tag said which commit it was made from, and does not any more");
    else if (!was.repository.empty() && is.repository != was.repository)
      say(Severity::review, pair.path,
          fmt::format("the tag was made from {}, and would be from '{}': a person must look", was.repository,
                      is.repository));
  });
}

}  // namespace roadstead::check
