// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/check/published.hpp"

namespace roadstead::check {

namespace {

using catalog::Severity;
using catalog::StoredFile;
using catalog::Tag;

bool same(const StoredFile& one, const StoredFile& other) {
  return identity(one) == identity(other) && one.size_bytes == other.size_bytes && one.url == other.url &&
         one.arch == other.arch && one.created == other.created && one.commit == other.commit &&
         std::ranges::equal(one.mirrors, other.mirrors);
}

// A former image is what it was: what an entry says of it, the tag said before. A new address is for other rules.
std::string_view difference(const Tag& before, const StoredFile& was, const StoredFile& added) {
  if (added.size_bytes != was.size_bytes) return "size";
  if (!added.arch.empty() && added.arch != was.arch) return "arch";
  if (!added.created.empty() && added.created != was.created) return "created";
  if (!added.commit.empty() && added.commit != before.source.commit) return "commit";
  return {};
}

std::string fault_of_added(const Tag& before, const StoredFile& added) {
  const auto images = images_of(before);
  const auto was = std::ranges::find(images, identity(added), identity);
  if (was == images.end()) return fmt::format("`history` gets {}, which the tag never was", identity(added));
  if (const auto key = difference(before, *was, added); !key.empty())
    return fmt::format("`history` says another `{}` of {} than the tag did", key, identity(added));
  return {};
}

std::string history_fault(const Tag& before, const Tag& after) {
  if (after.history.size() < before.history.size()) return "an entry of `history` is gone";
  for (std::size_t i = 0; i < before.history.size(); ++i)
    if (!same(before.history[i], after.history[i]))
      return fmt::format("entry {} of `history` is another than it was", i + 1);
  for (const StoredFile& added : after.history.subspan(before.history.size()))
    if (auto fault = fault_of_added(before, added); !fault.empty()) return fault;
  return {};
}

bool is_new(const JudgedCollection& judged, const Tag& tag) {
  return judged.before == nullptr || judged.before->find(tag.name) == nullptr;
}

}  // namespace

// What the tag was is added at the end, and all before it stays as it is.
void check_history_honest(const JudgedCollection& judged, const SayOfChange& say) {
  for_each_former_tag(judged, [&](const TagPair& pair) {
    if (pair.after == nullptr) return;
    if (const std::string fault = history_fault(pair.before, *pair.after); !fault.empty())
      say(Severity::error, pair.path, fault + ", want it to grow at its end by what the tag was");
  });
  if (judged.after == nullptr) return;
  for (const Tag& tag : judged.after->tags)
    if (!tag.history.empty() && is_new(judged, tag))
      say(Severity::error, fmt::format("{}/manifests/{}/README.md", judged.after->name, tag.name),
          "a new tag has a `history`, want it to begin without one");
}

}  // namespace roadstead::check
