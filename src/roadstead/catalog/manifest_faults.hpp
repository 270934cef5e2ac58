// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/oci/manifest.hpp"

// What a manifest alone shows to be wrong, though it is one by the specification.
namespace roadstead::catalog {

/// Why a URL that a descriptor carries is none to send clients to; empty when all are fit. As of a URL in a README.
std::string unfit_url(const oci::Manifest& manifest);

/// "linux/amd64" that two different children of an index claim; empty when none is claimed twice. What says "unknown"
/// is no image to run, and Windows images differ by os.version.
std::string repeated_platform(const oci::Manifest& manifest);

}  // namespace roadstead::catalog
