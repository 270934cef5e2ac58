// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace roadstead::recipe {

/// The instructions of a Dockerfile, each in one line: continued lines are joined, comments, blank lines and the bodies
/// of here-documents left out.
std::vector<std::string> dockerfile_instructions(std::string_view text);

}  // namespace roadstead::recipe
