// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/tag_manifest.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "roadstead/base/json.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::app {

using Element = simdjson::dom::element;

// What is no address of the web is no place for an image: a file of this machine, or what a terminal would obey.
static std::vector<std::string> web_addresses(Element layer) {
  auto urls = texts_at(layer, "/urls", "");
  std::erase_if(urls, [](const std::string& text) {
    const auto url = parse_url(text);
    return !url || !is_web_url(*url);
  });
  return urls;
}

static PublishedImage image_of(Element layer) {
  return {.arch = std::string(text_at(layer, "/platform/architecture")),
          .digest = std::string(text_at(layer, "/digest")),
          .size_bytes = number_at(layer, "/size"),
          .urls = web_addresses(layer)};
}

Result<std::vector<PublishedImage>> parse_tag_manifest(std::string_view json) {
  constexpr std::string_view of_files = "application/vnd.singularity.distribution.manifest.v2+json";
  constexpr std::uint64_t limit = 1 << 20;
  const auto document = Json::parse(json, limit);
  if (!document) return wrap(document.error(), "what the site says of the tag");
  const Element root = document->root();
  const std::string_view type = text_at(root, "/mediaType");
  if (type.starts_with("application/vnd.oci.") || type.starts_with("application/vnd.docker."))
    return fail(Code::invalid,
                "it is an OCI image, want an image file: podman, docker, skopeo, crane and apptainer pull it");
  if (type != of_files)
    return fail(Code::invalid, "what the site says of the tag has the type '{}', want {}", one_line(type), of_files);
  std::vector<PublishedImage> images;
  for (const std::string_view list : {"/layers", "/images"})
    for (const Element layer : items_at(root, list)) images.push_back(image_of(layer));
  if (images.empty()) return fail(Code::invalid, "what the site says of the tag names no image, want one");
  if (images.front().digest.empty()) images.front().digest = text_at(root, "/config/digest");
  return images;
}

static Failure no_image_for(const std::vector<PublishedImage>& images, const std::string& arch) {
  std::vector<std::string> archs;
  for (const PublishedImage& image : images) archs.push_back(image.arch.empty() ? "unknown" : one_line(image.arch));
  return fail(Code::not_found, "there is no image for {}, want one of {}", one_line(arch), fmt::join(archs, ", "));
}

Result<PublishedImage> choose_image(const std::vector<PublishedImage>& images, const std::string& arch,
                                    const std::string& machine) {
  const std::string& wanted = arch.empty() ? machine : arch;
  const auto found = std::ranges::find(images, wanted, &PublishedImage::arch);
  if (found != images.end()) return *found;
  if (images.size() == 1 && (arch.empty() || images.front().arch.empty())) return images.front();
  return no_image_for(images, wanted);
}

}  // namespace roadstead::app
