// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/theme_logo.hpp"

#include <fmt/format.h>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/svg_drawing.hpp"

namespace roadstead::catalog {

std::string logo_refusal(std::string_view bytes, std::string_view ending) {
  constexpr std::size_t most_bytes = 64 << 10;
  if (bytes.size() > most_bytes) return "the logo has more than 64 KiB";
  if (ending == "png") return bytes.starts_with("\x89PNG\r\n\x1a\n") ? "" : "the logo is no PNG";
  if (!is_plain_utf8(bytes)) return "the logo is no SVG in UTF-8";
  const std::string why = drawing_refusal(bytes);
  return why.empty() ? "" : fmt::format("the logo {}, want a plain drawing: shapes, text and gradients", why);
}

}  // namespace roadstead::catalog
