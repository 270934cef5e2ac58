// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "roadstead/image/labels.hpp"

namespace roadstead::image {

/// What an image says of itself and of how it is run: the "config" of an OCI image (image-spec config.md), or what
/// apptainer keeps in a SIF. Printable; what is not said is empty. Values may have several lines.
struct RunConfig {
  std::vector<std::string> environment;  ///< "NAME=value", in the image's order
  std::vector<std::string> entrypoint, command;
  std::string working_folder, user, stop_signal;
  std::vector<std::string> ports, volumes;  ///< "8080/tcp"; in the image's order
  Labels labels;
  std::optional<std::string> definition;  ///< the recipe in an image file
};

}  // namespace roadstead::image
