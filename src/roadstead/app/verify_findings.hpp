// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "roadstead/app/verify.hpp"

namespace roadstead::app {

/// What is said of objects that are not as they should be, at the lines that name them, sorted.
std::vector<ObjectFinding> findings_of(const source::Tree& tree, std::span<const Faulty> all);

}  // namespace roadstead::app
