// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "require.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/recipe/names.hpp"
#include "roadstead/recipe/settings.hpp"
#include "roadstead/recipe/web_address.hpp"

using namespace roadstead;
using fuzz::require;

static void check(const recipe::TagSettings& tag) {
  require(recipe::tag_fault(tag.tag).empty());
  require(!tag.recipe.starts_with('/') && !tag.recipe.starts_with("../"));
  require(!has_credentials(tag.recipe));
}

// roadstead.yml of a recipe repository, and an address that git takes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto settings = recipe::parse_settings("roadstead.yml", text)) {
    require(!has_credentials(settings->registry) && !has_credentials(settings->storage));
    require(settings->build.limit <= std::chrono::hours(720));
    require(is_plain_utf8(settings->description));
    for (const recipe::TagSettings& tag : settings->tags) check(tag);
  } else {
    require(settings.error().message().starts_with("roadstead.yml:"));
  }
  if (const auto address = recipe::web_address(text)) {
    const auto url = parse_url(address->url);
    require(url && is_web_url(*url) && url->user_info.empty());
  }
  return 0;
}
