// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/builder/builder.hpp"

namespace roadstead::builder {

/// Tries an image out with `program` where that runs images of its kind and is on this machine, else with the first
/// one that does: apptainer or singularity for a file, buildah or podman for an OCI image layout. An OCI image has no
/// test of its own, so `true` is run in it always. Where nothing can run it, the log says so.
Result<void> test_image(const BuiltImage& built, const BuildRequest& request, const std::string& program);

}  // namespace roadstead::builder
