// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "roadstead/base/error.hpp"
#include "roadstead/render/health.hpp"

namespace roadstead::app {

/// The report that `roadstead audit --report FILE` keeps; null where no file is named. Code::invalid for anything else.
Result<std::shared_ptr<const render::Health>> read_health(const std::optional<std::filesystem::path>& file);

}  // namespace roadstead::app
