// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead::app {

/// write_file_atomically(), after the folders above `path` are made where they are absent.
Result<void> write_in_folder(const std::filesystem::path& path, std::string_view bytes);

}  // namespace roadstead::app
