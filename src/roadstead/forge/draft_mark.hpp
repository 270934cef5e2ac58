// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::forge {

// Where a draft is one by how its title begins: "Draft: " on GitLab, "WIP: " on Gitea, in any case. An empty mark is
// no mark.
bool has_mark(std::string_view title, std::string_view mark);
std::string without_mark(std::string_view title, std::string_view mark);
std::string with_mark(std::string_view title, std::string_view mark, bool is_draft);

}  // namespace roadstead::forge
