// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "roadstead/image/labels.hpp"
#include "roadstead/image/reader.hpp"
#include "roadstead/image/sif.hpp"

namespace roadstead::image {

/// What an image says about itself. What could not be read is absent and has a note that says why:
/// one damaged text is no reason to know nothing of an image.
struct Metadata {
  std::optional<std::string> definition;  ///< the recipe; printable, lines kept
  Labels labels;                          ///< printable
  std::string architecture;               ///< OCI name; empty when nothing tells
  std::vector<std::string> notes;
};

/// From the objects of a SIF; what it does not have comes from the squashfs in its primary partition.
Metadata sif_metadata(const Reader& reader, const Sif& sif);

/// From the files that apptainer puts below /.singularity.d; the architecture is that of /bin/sh or
/// /bin/busybox. The reader starts at the squashfs.
Metadata squashfs_metadata(const Reader& reader);

}  // namespace roadstead::image
