// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "roadstead/render/writer.hpp"

namespace roadstead::render::web {

constexpr std::size_t tags_in_feed = 30;

/// What a feed is of, and what it has.
struct Feed {
  std::string_view title;
  std::string page;                                  ///< Page::path of what it is the feed of
  std::string atom, json;                            ///< Page::path of the feed itself in both forms
  std::span<const catalog::Collection> collections;  ///< whose newest tags it has, tags_in_feed at most
};

/// The feed as Atom (RFC 4287) and as JSON Feed 1.1.
void put_feed(Writer& writer, const Feed& feed);

}  // namespace roadstead::render::web
