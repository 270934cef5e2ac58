// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/catalog/attached.hpp"
#include "roadstead/check/published.hpp"

namespace roadstead::check {

namespace {

using catalog::FormerDocument;
using catalog::Severity;
using catalog::StoredFile;
using catalog::Tag;

bool same(const StoredFile& one, const StoredFile& other) {
  return identity(one) == identity(other) && one.size_bytes == other.size_bytes && one.url == other.url &&
         one.arch == other.arch && one.created == other.created && one.commit == other.commit &&
         std::ranges::equal(one.mirrors, other.mirrors);
}

bool same_document(const FormerDocument& one, const FormerDocument& other) {
  return one.document.media_type == other.document.media_type && same(one.document.file, other.document.file);
}

bool same_state(const Tag& before, const Tag& after, std::size_t state) {
  return same(before.history[state], after.history[state]) &&
         std::ranges::equal(before.attached_to(state), after.attached_to(state), same_document);
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

// Fewer are fine: nobody has to keep them.
std::string fault_of_documents(const Tag& before, const Tag& after, std::size_t state) {
  const auto had = catalog::attached_to_image(before, after.history[state]);
  for (const FormerDocument& added : after.attached_to(state)) {
    const StoredFile& file = added.document.file;
    const auto is_it = [&](const catalog::Attached& document) {
      return document.media_type == added.document.media_type && document.file.digest == file.digest &&
             document.file.size_bytes == file.size_bytes && document.file.arch == file.arch;
    };
    if (std::ranges::none_of(had, is_it))
      return fmt::format("`history` attaches {} to {}, which the tag did not", file.digest_text(),
                         identity(after.history[state]));
  }
  return {};
}

std::string history_fault(const Tag& before, const Tag& after) {
  if (after.history.size() < before.history.size()) return "an entry of `history` is gone";
  for (std::size_t i = 0; i < before.history.size(); ++i)
    if (!same_state(before, after, i)) return fmt::format("entry {} of `history` is another than it was", i + 1);
  for (std::size_t i = before.history.size(); i < after.history.size(); ++i) {
    if (auto fault = fault_of_added(before, after.history[i]); !fault.empty()) return fault;
    if (auto fault = fault_of_documents(before, after, i); !fault.empty()) return fault;
  }
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
