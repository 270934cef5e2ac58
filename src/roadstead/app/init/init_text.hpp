// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/app/init/init.hpp"

namespace roadstead::app {

/// The roadstead.yml that a registry begins with. `repository` is its "owner/repo", empty where nobody knows.
std::string registry_settings(const InitOptions& options, const std::string& repository);

/// The README that tells people how to publish there. `address` is what people look at, empty where nobody knows.
std::string registry_readme(const InitOptions& options, const std::string& address);

}  // namespace roadstead::app
