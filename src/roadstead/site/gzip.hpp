// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::site {

/// `text` as one gzip member (RFC 1952). The same text gives the same bytes. At most 1 GiB. Empty when there is no
/// memory for it.
std::string gzip(std::string_view text);

}  // namespace roadstead::site
