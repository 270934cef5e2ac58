// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

struct FilesSite {
  std::shared_ptr<Answers> answers;
  std::string base_url;  ///< what it was built for: its pages hold it
};

/// A site built for `roadstead serve`, from its directory or tar. What the file names do not say (types,
/// digests) is read from the files themselves, addresses from _redirects.
Result<FilesSite> open_files_site(const std::filesystem::path& where);

/// A directory with our marker, or a file named *.tar.
bool is_built_site(const std::filesystem::path& where);

}  // namespace roadstead::site
