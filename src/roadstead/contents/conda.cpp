// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/json.hpp"
#include "roadstead/contents/parse_packages.hpp"

namespace roadstead::contents {

Result<void> parse_conda(std::string_view text, Packages& packages) {
  const auto json = Json::parse(text);
  if (!json) return Failure(json.error());
  const auto at = [&](std::string_view pointer) { return text_at(json->root(), pointer); };
  if (has_room(packages))
    add_package(packages, "conda", at("/name"), at("/version"), at("/subdir"), at("/license"), at("/channel"),
                at("/build"));
  return {};
}

}  // namespace roadstead::contents
