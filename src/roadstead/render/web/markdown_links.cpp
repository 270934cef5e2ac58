// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/markdown_links.hpp"

#include "roadstead/base/link.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::render::web {

// Only "&amp;" is decoded: addresses have it, and every other entity is left to be escaped once more.
static std::string text_of(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (unsigned i = 0; attribute.size != 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    const unsigned begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    text += part == "&amp;" ? "&" : part;
  }
  return text;
}

// Whether what is_safe_link() took is an address of its own.
static bool is_absolute(std::string_view address) {
  return address.substr(0, address.find_first_of("/?#")).find(':') != address.npos;
}

std::string link_target(const MD_ATTRIBUTE& written, const Readme* readme) {
  std::string address = text_of(written);
  if (!is_safe_link(address)) return {};
  if (readme == nullptr || is_absolute(address)) return address;
  if (!address.starts_with('#')) return readme->source.resolve(address);
  const auto name = percent_decode(address.substr(1));
  const std::string id = std::string(readme_id_prefix) + name.value_or("");
  return readme->ids == nullptr || readme->ids->contains(id) ? "#" + id : "";
}

}  // namespace roadstead::render::web
