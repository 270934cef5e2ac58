// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/request_pull.hpp"

#include <fmt/format.h>

#include "roadstead/app/publish/registry_forge.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::app {

namespace {

using Done = forge::PullRequest::Done;

std::string_view words(Done done) {
  switch (done) {
    case Done::opened: return "opened";
    case Done::updated: return "updated";
    case Done::unchanged: return "up to date";
    case Done::reopened: return "reopened";
    case Done::closed: return "is closed";
  }
  return {};
}

Result<forge::PullRequest> open_pull_request(const forge::ForgeSettings& forge, const Proposed& proposed,
                                             const recipe::PullRequestSettings& settings) {
  const auto http = net::make_http_client();
  auto opened = forge::open_pull_requests(forge, *http)
                    ->open_or_update({.branch = proposed.branch,
                                      .base = proposed.pushed.base,
                                      .title = proposed.title,
                                      .body = proposed.body,
                                      .labels = settings.labels,
                                      .reviewers = settings.reviewers,
                                      .draft = settings.draft});
  if (!opened) return wrap(opened.error(), "opening the pull request");
  return opened;
}

}  // namespace

Result<void> request_pull(Proposed& proposed, const recipe::Settings& settings, const Environment& environment,
                          const Say& say) {
  if (proposed.pushed.done == forge::Pushed::Done::nothing) return {};
  const auto forge = registry_forge(settings.registry, environment);
  if (!forge) return Failure(forge.error());
  if (!*forge) {
    if (const std::string why = missing_token(settings.registry, environment); !why.empty())
      say("only the branch is proposed: " + why);
    return {};
  }
  auto request = open_pull_request(**forge, proposed, settings.pull_request);
  if (!request) return Failure(request.error());
  say(fmt::format("pull request {} {}: {}", request->number, words(request->done), request->url));
  for (const forge::Refused& refused : request->refused) say(refused.error.message());
  proposed.request = std::move(*request);
  return {};
}

}  // namespace roadstead::app
