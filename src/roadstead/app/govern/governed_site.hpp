// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/app/build.hpp"
#include "roadstead/app/govern/bare_repository.hpp"

namespace roadstead::app {

/// Builds the site of the base as it is now. One at a time builds: who comes later waits, and finds the newest base, so
/// that no older site takes the place of a newer one. What has errors is left out.
Result<BuildReport> build_governed_site(const BareRepository& repository, BuildOptions options);

}  // namespace roadstead::app
