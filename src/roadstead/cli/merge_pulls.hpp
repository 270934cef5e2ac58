// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "roadstead/app/govern/merge_pulls.hpp"
#include "roadstead/base/error.hpp"

namespace roadstead::cli {

/// `roadstead merge` of a registry on a forge.
struct MergePulls {
  app::MergePullsOptions options;
  bool json = false;
};

/// Those that mean nothing without --registry.
void add_forge_options(CLI::App& command, const std::shared_ptr<MergePulls>& pulls);

/// Says what became of each pull request. The exit status: 3 where one could not be judged or merged.
Result<int> merge_pulls(const MergePulls& pulls);

}  // namespace roadstead::cli
