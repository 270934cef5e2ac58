// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/url.hpp"

#include <cstdint>

#include "roadstead/catalog/reach.hpp"
#include "roadstead/site/profile.hpp"
#include "roadstead/site/site_path.hpp"

// URLs from metadata and paths from requests.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace roadstead;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto url = parse_url(text)) {
    // What was taken may stand in a header, in a rule and in an attribute as it is.
    if (text.find_first_of(" \"<>\\\r\n\t") != text.npos || url->host.empty()) __builtin_trap();
    static_cast<void>(is_web_url(*url));
    static_cast<void>(is_literal_host(*url));
  }
  static_cast<void>(catalog::is_ci_artifact(text));
  std::string encoded;
  append_url_path(encoded, text);
  if (percent_decode(encoded) != text) __builtin_trap();
  if (const auto path = percent_decode(text)) static_cast<void>(site::page_path_of(*path, "/prefix"));
  for (const site::Profile& profile : site::profiles())
    if (const auto host = site::host_of(profile, std::string(text)))
      static_cast<void>(host->prefix() + host->authority());
  return 0;
}
