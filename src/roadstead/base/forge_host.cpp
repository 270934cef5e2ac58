// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/forge_host.hpp"

#include "roadstead/base/text.hpp"

namespace roadstead {

namespace {

struct Sign {
  std::string_view label;
  ForgeKind kind;
};
constexpr Sign labels[] = {{"github", ForgeKind::github},
                           {"gitlab", ForgeKind::gitlab},
                           {"gitea", ForgeKind::gitea},
                           {"forgejo", ForgeKind::gitea}};

}  // namespace

std::optional<ForgeKind> forge_of_host(std::string_view host) {
  const std::string lower = to_lower(host);
  if (lower == "codeberg.org") return ForgeKind::gitea;
  for (const std::string_view label : split(lower, '.'))
    for (const Sign& sign : labels)
      if (label == sign.label) return sign.kind;
  return std::nullopt;
}

}  // namespace roadstead
