// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace roadstead {

/// A program is on PATH, or a path to what may be run.
bool is_installed(const std::string& program);

}  // namespace roadstead
