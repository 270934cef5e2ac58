// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "roadstead/app/publish/image_record.hpp"

namespace roadstead::app {

/// What publishing makes of a tag's README.
struct RevisedTag {
  std::string readme;
  std::string former_recipe;  ///< file name beside the former README; empty when none is known
};

/// The README of a tag after images were made for it: one for each architecture. What the tag was moves to `history`,
/// images of architectures that were not made now stay, and so does the Markdown below the front matter. `former` is
/// the README with what is proposed already, `published` that of the base: only what was published goes to the history.
/// `path` is for messages. Code::conflict when the tag is frozen and would change, or would become an image of another
/// layout, where its former digests would be lost; Code::invalid when the former README is broken.
Result<RevisedTag> revise_tag(std::string_view path, const std::optional<std::string>& former,
                              const std::optional<std::string>& published, std::span<const ImageRecord> made);

}  // namespace roadstead::app
