// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/web/words.hpp"

// Numbers as a language writes them.
namespace roadstead::render::web {

/// "4,028", in German "4.028".
std::string shown_count(std::uint64_t count, const Words& words);

/// "5.4 MB", in German "5,4 MB"; that it is unknown, of none.
std::string shown_size(std::optional<std::uint64_t> bytes, const Words& words);

/// "4.9–5.4 MB": what one pull fetches; empty where that is not known.
std::string shown_size(const catalog::PullSize& size, const Words& words);

/// "5.4 MB (5,435,392 bytes)".
std::string exact_size(std::uint64_t bytes, const Words& words);

}  // namespace roadstead::render::web
