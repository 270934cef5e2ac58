// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/license.hpp"

#include <algorithm>
#include <utility>

#include "roadstead/base/text.hpp"

namespace roadstead::render {

// As GitHub names them, from which the archive of Singularity Hub has its labels (SPDX License List: identifiers).
static constexpr std::pair<std::string_view, std::string_view> names[] = {
    {"apache license 2.0", "Apache-2.0"},
    {"bsd 2-clause \"simplified\" license", "BSD-2-Clause"},
    {"bsd 3-clause \"new\" or \"revised\" license", "BSD-3-Clause"},
    {"gnu affero general public license v3.0", "AGPL-3.0"},
    {"gnu general public license v2.0", "GPL-2.0"},
    {"gnu general public license v3.0", "GPL-3.0"},
    {"gnu lesser general public license v2.1", "LGPL-2.1"},
    {"gnu lesser general public license v3.0", "LGPL-3.0"},
    {"isc license", "ISC"},
    {"mit license", "MIT"},
    {"mozilla public license 2.0", "MPL-2.0"},
    {"noassertion", ""},
    {"other", ""},
};

static std::string_view license_named(std::string_view stated) {
  const auto* const known =
      std::ranges::find_if(names, [&](const auto& name) { return is_lower_of(name.first, stated); });
  return known == std::end(names) ? stated : known->second;
}

// The first label that states one.
std::string_view license_of(const catalog::Tag& tag) {
  std::string_view license;
  for (const std::string_view key :
       {"org.opencontainers.image.licenses", "org.label-schema.license", "org.singularity-hub.license"})
    if (const auto label = std::ranges::find(tag.labels, key, &catalog::Label::key);
        license.empty() && label != tag.labels.end())
      license = license_named(trim(label->value));
  return license;
}

}  // namespace roadstead::render
