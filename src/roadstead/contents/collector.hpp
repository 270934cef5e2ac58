// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/contents/contents.hpp"

namespace roadstead::contents {

/// Takes the files of an image one by one, and reads those that say what is installed.
class Collector {
 public:
  Result<void> take(const image::FileEntry& entry, const image::ReadStart& read);
  Contents finish();

 private:
  void note(std::string_view path, std::string_view problem);

  Contents contents_;
};

}  // namespace roadstead::contents
