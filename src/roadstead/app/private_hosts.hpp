// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/verify/probe.hpp"

namespace roadstead::app {

/// Has a probe ask what a policy names as private: hosts by their name, wherever that leads, and any host within a
/// network.
void let_in(const std::vector<std::string>& private_hosts, verify::ProbeOptions& probe);

}  // namespace roadstead::app
