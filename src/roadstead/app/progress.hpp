// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

namespace roadstead::app {

/// Called now and then with how many of how many collections are done.
using Progress = std::function<void(std::uint64_t done, std::uint64_t all)>;

}  // namespace roadstead::app
