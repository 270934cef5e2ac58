// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/render/web/words.hpp"

namespace roadstead::render::web {

/// Why a client cannot pull something, in the language of a page. `reason` is what the program says of it everywhere,
/// in English; one that the table in reasons.cpp has not is given back.
std::string_view reason_in(const Words& words, std::string_view reason);

}  // namespace roadstead::render::web
