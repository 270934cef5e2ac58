// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

// `digest`: "sha256:<64 hex>", or what stands for it; empty when none is known, which is then said.

void append_digest(Html& html, std::string_view digest);
/// With a button that copies it.
void append_whole_digest(Html& html, std::string_view digest);
/// Its first digits, the others as a title.
void append_digest_beginning(Html& html, std::string_view digest);
/// The same with a button that copies all of it.
void append_short_digest(Html& html, std::string_view digest);

}  // namespace roadstead::render::web
