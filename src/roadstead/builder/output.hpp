// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "roadstead/base/error.hpp"
#include "roadstead/builder/builder.hpp"

namespace roadstead::builder {

/// Where an image is built, beside its place: what is half built never stands there. It is not there when this returns.
Result<std::filesystem::path> unfinished(const BuildRequest& request);
/// The same as an empty folder.
Result<std::filesystem::path> unfinished_folder(const BuildRequest& request);

/// Gives what was built its own name, in place of what an earlier build left. Code::invalid when nothing is there.
Result<std::filesystem::path> finish(const BuildRequest& request, const std::filesystem::path& built, const char* name);

}  // namespace roadstead::builder
