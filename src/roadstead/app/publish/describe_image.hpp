// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "roadstead/app/publish/image_record.hpp"

namespace roadstead::app {

/// Fills what the image itself tells: layout, digest, size, architecture, time, labels, blobs and documents. `folder`
/// is the record's, and `image` a SIF, a squashfs or an OCI image layout (a folder) below it. All bytes are read once
/// and hashed. Code::invalid for what is no image or a broken one. Gives a line about labels that are left out because
/// they are too large for metadata; empty: none.
Result<std::string> describe_image(const std::filesystem::path& folder, const std::filesystem::path& image,
                                   ImageRecord& record);

}  // namespace roadstead::app
