// SPDX-License-Identifier: Apache-2.0
#include "require.hpp"
#include "roadstead/base/json.hpp"
#include "roadstead/contents/document.hpp"
#include "roadstead/contents/os_release.hpp"
#include "roadstead/contents/parse_packages.hpp"
#include "roadstead/image/image_config.hpp"
#include "roadstead/oci/printable.hpp"

using namespace roadstead;
using fuzz::require;

// What package managers write as text, and the config of an OCI image. What is found makes documents that are JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  contents::Contents contents;
  contents.system = contents::parse_os_release(bytes);
  contents::parse_dpkg(bytes, contents.packages);
  contents::parse_apk(bytes, contents.packages);
  contents::parse_python(bytes, contents.packages);
  if (const auto done = contents::parse_conda(bytes, contents.packages); !done) require(!done.error().what.empty());
  for (const contents::Package& package : contents.packages)
    require(!package.name.empty() && package.version.size() <= 3 * contents::package_text_limit_bytes);
  if (auto config = image::parse_image_config(bytes)) contents.config = std::move(config->run);
  contents.scripts = {{"runscript", oci::printable(bytes, oci::Lines::many)}};
  contents.tree.finish(10);
  for (const std::string& text :
       {contents::to_json(contents, {}), contents::to_spdx(contents, {}), contents::to_cyclonedx(contents, {})})
    require(Json::parse(text).has_value());
  return 0;
}
