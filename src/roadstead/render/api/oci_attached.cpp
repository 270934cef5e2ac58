// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/oci_attached.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "roadstead/base/hex.hpp"
#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/api/sif_manifest.hpp"

namespace roadstead::render::api {

using catalog::Attached;
using catalog::Digest;
using catalog::FormerDocument;
using catalog::StoredFile;
using catalog::Tag;

// The names of the files that `oras pull` writes.
struct Title {
  std::string_view media_type, ending;
};
static constexpr Title titles[] = {{oci::media_type::contents, "contents.json.gz"},
                                   {oci::media_type::spdx, "spdx.json"},
                                   {oci::media_type::cyclonedx, "cdx.json"}};

static std::string title_of(const catalog::Collection& collection, const Attached& document) {
  std::string title(collection.name.substr(collection.name.rfind('/') + 1));
  const auto known = std::ranges::find(titles, document.media_type, &Title::media_type);
  return title.append(".").append(known == std::end(titles) ? document.file.digest->hex() : known->ending);
}

static void write_empty_config(JsonWriter& json) {
  static const std::string digest = Digest::of(empty_json).text();
  json.key("config").begin_object().field("mediaType", "application/vnd.oci.empty.v1+json");
  json.field("digest", digest).field("size", std::uint64_t{empty_json.size()});
  json.field("data", to_base64(empty_json)).end_object();
}

static void write_layer(JsonWriter& json, const Attached& document, std::string_view title) {
  json.key("layers").begin_array().begin_object().field("mediaType", document.media_type);
  json.field("digest", document.file.digest->text()).field("size", document.file.size_bytes);
  if (!document.file.url.empty()) {
    json.key("urls").begin_array().value(document.file.url);
    for (const std::string_view mirror : document.file.mirrors) json.value(mirror);
    json.end_array();
  }
  json.key("annotations").begin_object().field("org.opencontainers.image.title", title).end_object();
  json.end_object().end_array();
}

void write_artifact(const catalog::Collection& collection, const Attached& document, const Subject& subject,
                    std::string& out) {
  JsonWriter json(out);
  json.begin_object().field("schemaVersion", std::uint64_t{2}).field("mediaType", oci::media_type::image_manifest);
  json.field("artifactType", document.media_type);
  write_empty_config(json);
  write_layer(json, document, title_of(collection, document));
  json.key("subject").begin_object().field("mediaType", subject.media_type);
  json.field("digest", subject.digest.text()).field("size", subject.size_bytes).end_object();
  json.end_object();
}

static Subject subject_of(std::string_view manifest, std::string_view media_type) {
  return {Digest::of(manifest), manifest.size(), media_type};
}

static Subject subject_of_file(const OciPages& pages, const StoredFile& file) {
  std::string manifest;
  write_sif_manifest(pages.collection, file, manifest);
  return subject_of(manifest, oci::media_type::image_manifest);
}

static Subject subject_of_index(const OciPages& pages, std::span<const StoredFile> files) {
  std::vector<SifChild> children;
  for (const StoredFile& file : files) {
    const Subject child = subject_of_file(pages, file);
    children.push_back({child.digest, child.size_bytes, file.arch});
  }
  std::string index;
  write_sif_index(children, index);
  return subject_of(index, oci::media_type::image_index);
}

// A document for one architecture belongs to that image, any other to what the tag names.
static std::optional<Subject> subject_among_files(const OciPages& pages, const Tag& tag, std::string_view arch) {
  const auto is_meant = [&](const StoredFile& file) {
    return file.arch == arch && is_published(pages.site, catalog::Api::oci, tag, file);
  };
  if (arch.empty()) {
    const auto files = index_files(pages.site, tag);
    return files.empty() ? subject_of_file(pages, tag.image()) : subject_of_index(pages, files);
  }
  if (is_meant(tag.image())) return subject_of_file(pages, tag.image());
  const auto image = std::ranges::find_if(tag.images, is_meant);
  if (image == tag.images.end()) return std::nullopt;
  return subject_of_file(pages, *image);
}

static Subject subject_among_documents(const Tag& tag, const catalog::Document& root, std::string_view arch) {
  const catalog::Document* document = &root;
  const auto child = std::ranges::find(document->children, arch, &catalog::ChildRef::arch);
  if (!arch.empty() && child != document->children.end()) document = tag.find(child->digest);
  return {document->digest, document->size_bytes, document->media_type};
}

static bool is_held(const OciPages& pages, const StoredFile& file) {
  return stored(pages.site, file) == catalog::Stored::yes || (pages.site.host.redirects && !file.url.empty());
}

static std::optional<Subject> subject_of(const OciPages& pages, const Tag& tag, const Attached& document) {
  const StoredFile& file = document.file;
  if (!is_held(pages, file) || !is_published_oci(pages.site, pages.collection, tag)) return std::nullopt;
  if (tag.layout == catalog::Layout::oci) return subject_among_documents(tag, tag.root(), file.arch);
  return subject_among_files(pages, tag, file.arch);
}

// What the tag was, by its digest.
static std::optional<Subject> subject_of(const OciPages& pages, const Tag& tag, const FormerDocument& former) {
  const StoredFile& state = tag.history[former.state];
  if (!is_held(pages, former.document.file) || !is_spelled(pages.site, pages.collection)) return std::nullopt;
  if (tag.layout == catalog::Layout::singularity) {
    if (!is_published(pages.site, catalog::Api::oci, tag, state)) return std::nullopt;
    return subject_of_file(pages, state);
  }
  const catalog::Document* const root = state.digest ? tag.find(*state.digest) : nullptr;
  if (root == nullptr || !Reach(pages.site, tag).has(*root)) return std::nullopt;
  return subject_among_documents(tag, *root, former.document.file.arch);
}

void for_each_artifact(const OciPages& pages, const VisitArtifact& visit) {
  std::string manifest;
  const auto show = [&](const Attached& document, const std::optional<Subject>& subject) {
    if (!subject) return;
    manifest.clear();
    write_artifact(pages.collection, document, *subject, manifest);
    visit(document, *subject, manifest);
  };
  for (const Tag& tag : pages.collection.tags) {
    for (const Attached& document : tag.attached) show(document, subject_of(pages, tag, document));
    for (const FormerDocument& former : tag.formerly_attached) show(former.document, subject_of(pages, tag, former));
  }
}

void put_artifacts(OciPages& pages) {
  static const Digest config = Digest::of(empty_json);
  for_each_artifact(pages, [&](const Attached& document, const Subject&, const std::string& manifest) {
    pages.put_stored_blob(document.file);
    pages.put_blob(config, empty_json);
    pages.put_by_digest(Digest::of(manifest), manifest, oci::media_type::image_manifest);
  });
}

}  // namespace roadstead::render::api
