// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/package.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::contents {

static std::string plain(std::string_view text) {
  text = trim(text);
  return text.size() > package_text_limit_bytes ? std::string() : oci::printable(text);
}

void add_package(Packages& packages, std::string_view type, std::string_view name, std::string_view version,
                 std::string_view architecture, std::string_view license, std::string_view source,
                 std::string_view build) {
  if (trim(name).empty() || name.size() > package_text_limit_bytes || version.size() > package_text_limit_bytes) return;
  packages.push_back({.type = std::string(type),
                      .name = plain(name),
                      .version = plain(version),
                      .architecture = plain(architecture),
                      .license = plain(license),
                      .source = plain(source),
                      .build = plain(build)});
}

}  // namespace roadstead::contents
