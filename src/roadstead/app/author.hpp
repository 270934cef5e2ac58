// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::app {

/// "user:12345", "team:7" or "repository:99".
Result<check::Author> parse_author(std::string_view text);
std::string author_text(const check::Author& author);

/// The same, or an ssh key as a file of ssh-keygen(1) has it: "ssh-ed25519 AAAA… comment". The comment is dropped.
Result<check::Author> parse_maintainer(std::string_view text);

}  // namespace roadstead::app
