// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string_view>

#include "roadstead/catalog/parse.hpp"

// The text of a README or of the settings, as a pull request brings it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace roadstead::catalog;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  roadstead::Arena arena;
  YamlDocument yaml;
  Findings findings;
  Tag tag;
  if (parse_tag("README.md", text, yaml, arena, findings, tag) != findings.empty()) __builtin_trap();
  Collection collection;
  parse_collection("README.md", text, yaml, arena, findings, collection);
  Settings settings;
  parse_settings("roadstead.yml", text, findings, settings);
  parse_jekyll_config("_config.yml", text, findings, settings);
  static_cast<void>(settings.base_url());
  return 0;
}
