// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::site {

// What Cache-Control says (RFC 9111 section 5.2.2, RFC 8246).
inline constexpr std::string_view kept_for_good = "public, max-age=31536000, immutable";
inline constexpr std::string_view asked_each_time = "no-cache";  ///< kept too, but used only where nothing has changed

/// Whether what stands at a page's path never changes, because the path names the very bytes: a file directly below
/// "_/" with a hash in its name, the search index's files of one generation, and all that is asked for by sha256.
bool is_lasting(std::string_view page_path);

/// The same for nginx: a regular expression of whole paths of a host, below `prefix`, itself an expression.
std::string lasting_pattern(std::string_view prefix);

}  // namespace roadstead::site
