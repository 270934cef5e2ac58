// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace roadstead::render::web {

/// One file that the pages use, built from web/ and part of the program.
struct Asset {
  std::string_view name;  ///< "main.js", "style.css", "logo.svg", …
  std::string_view path;  ///< as Page::path; it has a hash of the bytes, so browsers may keep it for good
  std::string_view media_type;
  std::string_view integrity;  ///< "sha384-…" (W3C Subresource Integrity)
  std::string_view bytes;
};

/// Sorted by name.
std::span<const Asset> assets();

}  // namespace roadstead::render::web
