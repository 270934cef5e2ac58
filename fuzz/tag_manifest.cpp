// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/tag_manifest.hpp"

#include <algorithm>
#include <string>

#include "require.hpp"
#include "roadstead/app/pull/site_reference.hpp"
#include "roadstead/base/one_line.hpp"

using namespace roadstead;
using fuzz::require;

static void read_reference(const std::string& text) {
  const auto reference = app::parse_site_reference(text);
  if (!reference) return;
  const std::string address = reference->manifest_address();
  require(one_line(address) == address && address.find("://") != std::string::npos && address.back() == '/');
  require(!reference->repository.empty() && reference->repository.find('/') == std::string::npos);
  require(!reference->tag.empty() && reference->tag.find('/') == std::string::npos);
}

// A reference in the first line, and what a site answers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t end = std::min(text.find('\n'), text.size());
  read_reference(std::string(text.substr(0, end)));
  const auto images = app::parse_tag_manifest(text.substr(end));
  if (!images) return 0;
  require(!images->empty());
  for (const app::PublishedImage& image : *images)
    for (const std::string& url : image.urls) require(one_line(url) == url);
  const auto chosen = app::choose_image(*images, "", "amd64");
  require(chosen ? chosen->urls.size() <= size : images->size() > 1);
  return 0;
}
