// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

/// A site built for `roadstead serve`, from its directory or tar. What the file names do not say (types,
/// digests) is read from the files themselves, addresses from _redirects.
Result<std::shared_ptr<Answers>> open_files_site(const std::filesystem::path& where);

/// A directory with our marker, or a file named *.tar.
bool is_built_site(const std::filesystem::path& where);

}  // namespace roadstead::site
