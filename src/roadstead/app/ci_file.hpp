// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace roadstead::app {

/// A file that tells a CI what to do.
struct CiFile {
  std::string path;  ///< in the repository
  std::string text;
};

}  // namespace roadstead::app
