// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/writer.hpp"

namespace roadstead::render {

/// Of the pages that belong to no collection the one at `path`; nothing where there is none.
void put_common_page(Writer& writer, std::string_view path);

}  // namespace roadstead::render
