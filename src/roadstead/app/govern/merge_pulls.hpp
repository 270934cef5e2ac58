// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "roadstead/base/environment.hpp"
#include "roadstead/check/change.hpp"
#include "roadstead/forge/pull_merger.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::app {

struct MergePullsOptions {
  std::string registry;      ///< git address on a forge
  std::string repository;    ///< a git repository of this machine whose commits need not be fetched; it may be none
  std::string base;          ///< empty: the default branch
  bool dry_run = false;      ///< judges, and changes nothing on the forge
  bool no_comments = false;  ///< says nothing on pull requests that wait
  unsigned jobs = 1;
};

/// What became of a pull request.
struct PullOutcome {
  enum class Done : std::uint8_t { merged, would_merge, waits, failed };
  forge::OpenPull pull;
  check::Judgement judgement;  ///< of `pull.head` into `base`; that of a draft is empty
  std::string base;            ///< the commit that it was judged with; empty: it was not judged
  Done done = Done::waits;
  std::string commit;  ///< the base's new one, once it is merged
  std::string why;     ///< why it waits or failed, for people; of a merged one: what is wrong with what came of it
  std::string remark;  ///< what went wrong beside it
};

struct MergeReport {
  std::string registry, base;  ///< address without a login; branch
  std::vector<PullOutcome> pulls;
};

/// Judges the open pull requests of branches update/<collection>, the oldest first, each at its head of this moment and
/// by the base as it is then, and merges those that pass where the policy lets them merge by themselves: by the forge,
/// which refuses when the branch has moved since. Who proposes is the account that opened it, the teams that it is of,
/// and the fork that has the branch; nobody is the account that all workflows share. The forge is told by
/// registry_forge(): Code::invalid for plain git, Code::denied for no token.
Result<MergeReport> merge_pulls(const MergePullsOptions& options, const Environment& environment,
                                net::HttpClient& http);

}  // namespace roadstead::app
