// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace roadstead::site {

/// Whether an Accept-Encoding (RFC 9110 section 12.5.3) lets gzip stand before the bytes as they are: it is
/// named, or "*" means it, with a weight above 0 and not below that of identity where that is named too. A
/// weight that cannot be read is 0.
bool prefers_gzip(std::string_view accept_encoding);

}  // namespace roadstead::site
