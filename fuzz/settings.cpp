// SPDX-License-Identifier: Apache-2.0
#include "require.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/parse.hpp"

using namespace roadstead;
using fuzz::require;

// Titles and addresses go onto every page.
static void check(const catalog::Settings& settings) {
  for (const std::string* text : {&settings.title, &settings.description, &settings.url, &settings.baseurl,
                                  &settings.repository, &settings.maintainer})
    require(is_plain_utf8(*text));
  require(!settings.base_url().ends_with('/'));
}

// roadstead.yml, and the _config.yml of the older registries.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  catalog::Findings findings;
  catalog::Settings settings, older;
  const bool taken = catalog::parse_settings("roadstead.yml", text, findings, settings);
  require(taken == findings.empty());
  if (taken) check(settings);
  catalog::parse_jekyll_config("_config.yml", text, findings, older);
  check(older);
  return 0;
}
