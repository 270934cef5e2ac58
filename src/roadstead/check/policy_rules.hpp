// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/policy.hpp"

namespace roadstead::check {

/// What roadstead.yml says of rules that there are none of.
catalog::Findings check_policy(const catalog::Policy& policy);

}  // namespace roadstead::check
