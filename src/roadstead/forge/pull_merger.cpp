// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/pull_merger.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"

namespace roadstead::forge {

namespace {

// Forges keep texts with the ends of lines of a browser, and without blanks at the end.
std::string as_kept(std::string_view text) {
  std::string kept(trim(text));
  std::erase(kept, '\r');
  return kept;
}

// Anybody could write the marker, and would then have the last word.
bool is_own(const Comment& comment, const OpenPull& pull, const std::string& own_name) {
  const std::string author = to_lower(comment.author);
  if (!own_name.empty()) return author == to_lower(own_name);
  return comment.is_bot && (pull.author_id == 0 || author != to_lower(pull.author));
}

std::vector<Comment> with_marker(std::vector<Comment> comments, std::string_view marker) {
  std::erase_if(comments, [&](const Comment& comment) { return comment.body.find(marker) == comment.body.npos; });
  std::ranges::sort(comments, {}, &Comment::id);
  return comments;
}

bool says(const Comment& comment, const std::string& body) { return as_kept(comment.body) == as_kept(body); }

}  // namespace

// That of an installation, as of a workflow, has no account that it may ask for.
Result<std::string> own_name(net::JsonApi& api, std::string_view field) {
  const auto answer = api.get("/user");
  if (answer) return std::string(text_at(answer->json.root(), field));
  const Code code = answer.error().code;
  if (code == Code::denied || code == Code::not_found) return std::string();
  return Failure(answer.error());
}

Result<std::string> default_branch_of(net::JsonApi& api, const std::string& place) {
  const auto answer = api.get(place);
  if (!answer) return Failure(answer.error());
  return std::string(text_at(answer->json.root(), "/default_branch"));
}

Result<net::JsonApi::Answer> look_until(net::JsonApi& api, const net::Timing& timing, const std::string& path,
                                        const std::function<bool(simdjson::dom::element)>& is_told) {
  constexpr int tries = 6;
  for (int left = tries;; --left) {
    auto answer = api.get(path);
    if (!answer || left == 1 || is_told(answer->json.root())) return answer;
    timing.sleep(std::chrono::seconds(2));
  }
}

Result<std::string> settle_merge(const Result<void>& asked,
                                 const std::function<Result<std::optional<std::string>>()>& look) {
  if (!asked && asked.error().code == Code::denied) return Failure(asked.error());
  const auto merged = look();
  if (!merged) return Failure(asked ? merged.error() : asked.error());
  if (*merged) return **merged;
  if (asked) return fail(Code::unavailable, "it is not merged after it was asked for, want it to be");
  Error refused = asked.error();
  if (refused.code == Code::invalid) refused.code = Code::conflict;  // 405: it cannot be merged now
  return Failure(std::move(refused));
}

// Where nobody says which account is ours, a person's that says the very same will do: else each run would add one.
Result<void> keep_comment(PullMerger& merger, const OpenPull& pull, std::string_view marker, const std::string& body,
                          IfAbsent if_absent) {
  auto all = merger.comments(pull);
  if (!all) return Failure(all.error());
  const auto marked = with_marker(std::move(*all), marker);
  const auto name = marked.empty() ? Result<std::string>("") : merger.own_name();
  if (!name) return Failure(name.error());
  const auto own = std::find_if(marked.rbegin(), marked.rend(),
                                [&](const Comment& comment) { return is_own(comment, pull, *name); });
  if (own != marked.rend()) return says(*own, body) ? Result<void>() : merger.edit_comment(pull, *own, body);
  const bool is_said = name->empty() && !marked.empty() && says(marked.back(), body);
  return is_said || if_absent == IfAbsent::leave ? Result<void>() : merger.add_comment(pull, body);
}

}  // namespace roadstead::forge
