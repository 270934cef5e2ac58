// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/pull_merger.hpp"

#include "roadstead/base/text.hpp"

namespace roadstead::forge {

namespace {

// Forges keep texts with the ends of lines of a browser, and without blanks at the end.
std::string as_kept(std::string_view text) {
  std::string kept(trim(text));
  std::erase(kept, '\r');
  return kept;
}

}  // namespace

// Whoever proposes could write the marker, and would then have the last word.
Result<void> keep_comment(PullMerger& merger, const OpenPull& pull, std::string_view marker, const std::string& body,
                          IfAbsent if_absent) {
  const auto comments = merger.comments(pull);
  if (!comments) return Failure(comments.error());
  const Comment* ours = nullptr;
  for (const Comment& comment : *comments)
    if (comment.body.find(marker) != comment.body.npos && to_lower(comment.author) != to_lower(pull.author) &&
        (ours == nullptr || comment.id > ours->id))
      ours = &comment;
  if (ours == nullptr) return if_absent == IfAbsent::add ? merger.add_comment(pull, body) : Result<void>();
  return as_kept(ours->body) == as_kept(body) ? Result<void>() : merger.edit_comment(pull, *ours, body);
}

}  // namespace roadstead::forge
