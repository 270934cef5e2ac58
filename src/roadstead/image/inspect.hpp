// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "roadstead/base/error.hpp"
#include "roadstead/image/report.hpp"

namespace roadstead::image {

struct InspectOptions {
  Hash hash = Hash::yes;  ///< read all bytes once and hash them, and compare those of a layout's blobs
};

/// Reads an image as data; nothing of it is run, mounted or unpacked to a disk. It is recognised by
/// its first bytes: a SIF; a squashfs, which may stand after the one line "#!... run-singularity" that
/// Singularity 2 wrote; an OCI image layout, as a directory or an uncompressed tar.
/// Code::invalid, with the first bytes, for anything else and for what the parsers refuse.
Result<Report> inspect(const std::filesystem::path& path, const InspectOptions& options);

}  // namespace roadstead::image
