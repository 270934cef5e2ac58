// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace roadstead {

/// The file that says that its folder is a built site: a later build may replace the folder, and a registry
/// around it does not read it as metadata.
inline constexpr std::string_view site_marker = ".roadstead-site";

}  // namespace roadstead
