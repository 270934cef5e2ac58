// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "roadstead/app/publish/image_record.hpp"

namespace roadstead::app {

/// Reads what is inside an image that describe_image() has described, writes it into files below `folder`, three for
/// each architecture (docs/contents.md), and notes them in the record. Nothing is noted when that fails.
Result<void> attach_contents(const std::filesystem::path& folder, const std::filesystem::path& image,
                             const std::string& collection, ImageRecord& record);

}  // namespace roadstead::app
