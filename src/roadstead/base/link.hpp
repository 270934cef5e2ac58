// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace roadstead {

/// A target that a page may link to: http:, https:, mailto:, or a path relative to the page. Anything else may run
/// in the page (javascript:, data:) or leave the site under another name ("//host").
bool is_safe_link(std::string_view target);

}  // namespace roadstead
