// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/image/run_config.hpp"
#include "roadstead/oci/descriptor.hpp"

namespace roadstead::image {

/// What the config of an OCI image says of it (image-spec config.md). Foreign bytes: its platform is not printable yet.
struct ImageConfig {
  oci::Platform platform;
  std::int64_t created = 0;    ///< seconds since 1970; 0: it does not say
  RunConfig run;               ///< what is of another type than the specification's is left out
  std::string labels_problem;  ///< why config.Labels cannot be read: an image runs without them
};

/// Code::invalid for what is no JSON object, and for a platform that is no text.
Result<ImageConfig> parse_image_config(std::string_view json);

}  // namespace roadstead::image
