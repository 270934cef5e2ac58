// SPDX-License-Identifier: Apache-2.0
#include <fnmatch.h>

#include <algorithm>

#include "roadstead/check/published.hpp"

namespace roadstead::check {

using catalog::Severity;
using catalog::Tag;

void check_frozen_change(const JudgedCollection& judged, const SayOfChange& say) {
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (!pair.before.frozen || pair.after == nullptr) return;
    if (!has_same_images(pair.before, *pair.after))
      say(Severity::error, pair.path,
          fmt::format("the tag is frozen at {}, want another tag for a new image", identity(pair.before.image())));
    else if (!pair.after->frozen)
      say(Severity::error, pair.path, "the tag is frozen, and would not be any more");
  });
}

static bool is_movable(const JudgedCollection& judged, std::string_view tag) {
  return !judged.terms.movable || std::ranges::any_of(*judged.terms.movable, [&](const std::string& glob) {
    return ::fnmatch(glob.c_str(), std::string(tag).c_str(), 0) == 0;
  });
}

void check_mutable(const JudgedCollection& judged, const SayOfChange& say) {
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (pair.after == nullptr || pair.before.frozen || is_movable(judged, pair.before.name)) return;
    if (!has_same_images(pair.before, *pair.after))
      say(Severity::error, pair.path,
          fmt::format("the policy does not let '{}' get another image, want a new tag", pair.before.name));
  });
}

static void compare_sources(const TagPair& pair, const SayOfChange& say) {
  const catalog::Source &was = pair.before.source, &is = pair.after->source;
  const auto lost = [&](std::string_view what) {
    say(Severity::error, pair.path, fmt::format("the tag said {} it was made from, and does not any more", what));
  };
  const auto look = [&](std::string_view before, std::string_view after, std::string_view why) {
    say(Severity::review, pair.path,
        fmt::format("the tag was made from {}, and would be from {}{}: a person must look", before, after, why));
  };
  if (!was.commit.empty() && is.commit.empty()) return lost("which commit");
  if (!was.repository.empty() && is.repository.empty()) return lost("which repository");
  if (!was.recipe.empty() && is.recipe.empty()) return lost("which recipe");
  if (!was.repository.empty() && is.repository != was.repository) return look(was.repository, is.repository, "");
  if (!was.commit.empty() && is.commit != was.commit && has_same_images(pair.before, *pair.after))
    look(was.commit, is.commit, ", and its image is the same");
}

// Who trusts a key must not get an image of another one, nor of none, without anybody looking.
static void compare_signers(const TagPair& pair, const SayOfChange& say) {
  const auto was = pair.before.signers, is = pair.after->signers;
  const auto signs_on = [&](std::string_view key) { return std::ranges::find(is, key) != is.end(); };
  if (!was.empty() && is.empty())
    return say(Severity::error, pair.path, "the tag said who has signed its image, and does not any more");
  for (const std::string_view key : was)
    if (!signs_on(key))
      return say(Severity::review, pair.path,
                 fmt::format("the tag's image was signed by {}, and would be by others: a person must look", key));
}

void check_provenance(const JudgedCollection& judged, const SayOfChange& say) {
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (pair.after == nullptr) return;
    compare_sources(pair, say);
    compare_signers(pair, say);
  });
}

}  // namespace roadstead::check
