// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/manifest_faults.hpp"

#include <fmt/format.h>

#include <map>

#include "roadstead/catalog/url_fault.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::catalog {

static std::string unfit_url(const oci::Descriptor& descriptor) {
  for (const std::string& text : descriptor.urls)
    if (auto fault = url_fault(text); !fault.empty()) return fault;
  return {};
}

std::string unfit_url(const oci::Manifest& manifest) {
  std::string bad = manifest.config ? unfit_url(*manifest.config) : "";
  for (const auto* const list : {&manifest.layers, &manifest.manifests})
    for (const oci::Descriptor& descriptor : *list)
      if (bad.empty()) bad = unfit_url(descriptor);
  return bad;
}

std::string repeated_platform(const oci::Manifest& manifest) {
  std::map<std::string, std::string_view> digests;
  for (const oci::Descriptor& child : manifest.manifests) {
    if (!child.platform || child.platform->architecture.empty() || child.platform->os == "unknown") continue;
    const oci::Platform& platform = *child.platform;
    std::string name = platform.os + "/" + platform.architecture;
    if (!platform.variant.empty()) name += "/" + platform.variant;
    const std::string key = fmt::format("{} {} {}", name, platform.os_version, fmt::join(platform.os_features, " "));
    const auto [known, is_new] = digests.emplace(key, child.digest);
    if (!is_new && known->second != child.digest) return oci::excerpt(name);
  }
  return {};
}

}  // namespace roadstead::catalog
