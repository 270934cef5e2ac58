// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/app/publish/propose.hpp"

namespace roadstead::app {

/// Opens the pull request of what was proposed, or brings it up to date, and notes it there. Nothing to do where all is
/// merged, on plain git, and without a token of the forge: then the branch is all that is proposed, and the CI of the
/// registry opens its pull request.
Result<void> request_pull(Proposed& proposed, const recipe::Settings& settings, const Environment& environment,
                          const Say& say);

}  // namespace roadstead::app
