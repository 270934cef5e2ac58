// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/oci_pages.hpp"

#include "roadstead/base/text.hpp"

namespace roadstead::render::api {

using catalog::Digest;

static constexpr std::string_view api_root = "v2/";

OciPages::OciPages(Writer& to, const catalog::Collection& of)
    : writer(to), site(to.site), collection(of), root_(std::string(api_root) + to_lower(of.name) + "/") {}

std::string_view OciPages::name() const {
  return std::string_view(root_).substr(api_root.size(), root_.size() - api_root.size() - 1);
}

void OciPages::put_blob(const Digest& digest, std::string_view bytes) {
  if (!blobs_.insert(digest).second) return;
  digest.append_text(path("blobs/"));
  const std::string text = digest.text();
  writer.put({.media_type = binary_type, .docker_content_digest = text}, [&](std::string& out) { out += bytes; });
}

void OciPages::put_stored_blob(const catalog::StoredFile& file) {
  // A tag that knows no address must not stand before one that does.
  const bool has_page = site.store.has(*file.digest) || (site.host.redirects && !file.url.empty());
  if (!has_page || !blobs_.insert(*file.digest).second) return;
  file.digest->append_text(path("blobs/"));
  const std::string text = file.digest->text();
  writer.put_file(file, {.docker_content_digest = text});
}

void OciPages::put_by_digest(const Digest& digest, std::string_view bytes, std::string_view media_type) {
  const std::string text = digest.text();
  if (is_new_manifest(digest)) put_manifest(text, bytes, {.media_type = media_type, .docker_content_digest = text});
}

void OciPages::put_tag_manifest(const catalog::Tag& tag, const Digest& digest, std::string_view bytes,
                                std::string_view media_type) {
  const std::string text = digest.text();
  put_manifest(tag.name, bytes,
               {.media_type = media_type, .docker_content_digest = text, .has_case_twin = tag.has_case_twin});
}

void OciPages::put_manifest(std::string_view reference, std::string_view bytes, Page page) {
  path("manifests/").append(reference);
  writer.put(page, [&](std::string& out) { out += bytes; });
}

}  // namespace roadstead::render::api
