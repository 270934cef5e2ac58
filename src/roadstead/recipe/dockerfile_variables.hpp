// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace roadstead::recipe {

using Variables = std::map<std::string, std::string, std::less<>>;

/// `text` with $NAME, ${NAME}, ${NAME:-word} and ${NAME:+word} replaced; nullopt where a variable has no known value,
/// and for other forms. What comes out is no longer than 4 KiB.
std::optional<std::string> with_variables(std::string_view text, const Variables& variables);

}  // namespace roadstead::recipe
