// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/merge_pulls.hpp"

#include "roadstead/app/govern/merge_pull.hpp"
#include "roadstead/app/publish/registry_forge.hpp"
#include "roadstead/app/publish/registry_remote.hpp"
#include "roadstead/base/temporary_folder.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/forge/dialect.hpp"

namespace roadstead::app {

namespace {

constexpr std::string_view proposals = "update/";

Result<forge::ForgeSettings> forge_of(const std::string& registry, const Environment& environment) {
  auto settings = registry_forge(registry, environment);
  if (!settings) return Failure(settings.error());
  if (*settings) return std::move(**settings);
  if (const std::string why = missing_token(registry, environment); !why.empty()) return fail(Code::denied, "{}", why);
  return fail(Code::invalid, "'{}' is on no forge that is known, want its kind in ROADSTEAD_FORGE",
              without_credentials(registry));
}

}  // namespace

Result<MergeReport> merge_pulls(const MergePullsOptions& options, const Environment& environment,
                                net::HttpClient& http) {
  const auto settings = forge_of(options.registry, environment);
  if (!settings) return Failure(settings.error());
  const auto client = forge::make_forge_client(http);
  const auto merger = forge::open_pull_merger(*settings, *client);
  if (!merger) return Failure(merger.error());
  auto base = options.base.empty() ? (*merger)->default_branch() : Result<std::string>(options.base);
  if (!base) return wrap(base.error(), "asking for the default branch");
  const auto pulls = (*merger)->open_pulls(*base, proposals);
  if (!pulls) return wrap(pulls.error(), "listing the pull requests");
  const auto folder = TemporaryFolder::make();
  if (!folder) return Failure(folder.error());
  const auto clone = MergeClone::make(folder->path() / "registry.git", registry_remote(options.registry, environment),
                                      options.repository);
  if (!clone) return Failure(clone.error());
  if (!options.base.empty())
    if (const auto there = clone->fetch_branch(*base); !there) return Failure(there.error());
  MergeReport report{.registry = without_credentials(options.registry), .base = *base, .pulls = {}};
  PullMerge merge(**merger, *clone, options, *base);
  for (const forge::OpenPull& pull : *pulls) report.pulls.push_back(merge.take(pull));
  return report;
}

}  // namespace roadstead::app
