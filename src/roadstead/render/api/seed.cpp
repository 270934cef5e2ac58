// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/seed.hpp"

#include "roadstead/render/files.hpp"

namespace roadstead::render::api {

using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

static void write_digest(JsonWriter& json, const StoredFile& file) {
  if (file.digest) json.field("digest", file.digest->text());
  if (!file.other_digest.empty()) json.field("digest", file.other_digest);
}

struct SeedTypes {
  std::string_view manifest, config, layer;
};

static SeedTypes types_of(const Tag& tag) {
  if (tag.layout == catalog::Layout::oci)
    return {tag.root().media_type, "application/vnd.oci.image.config.v1+json", "application/octet-stream"};
  return {"application/vnd.singularity.distribution.manifest.v2+json",
          "application/vnd.singularity.container.image.v1+json", "application/vnd.singularity.image.squashfs"};
}

namespace {

class TagManifest {
 public:
  TagManifest(JsonWriter& json, const Site& site, const Collection& collection, const Tag& tag)
      : json_(json), site_(site), collection_(collection), tag_(tag) {}

  void write() {
    json_.begin_object().field("schemaVersion", std::uint64_t{2}).field("mediaType", types_.manifest);
    json_.key("config").begin_object().field("mediaType", types_.config).field("size", tag_.stated.size_bytes);
    write_digest(json_, tag_.stated);
    json_.end_object().key("layers").begin_array();
    for (const StoredFile& layer : tag_.layers) file(layer, &layer == tag_.layers.data() ? image_arch() : "");
    json_.end_array();
    if (!tag_.images.empty()) images();
    json_.end_object();
  }

 private:
  bool is_image_file() const { return tag_.layout != catalog::Layout::oci; }
  // Of an OCI image each document states it.
  std::string_view image_arch() const { return is_image_file() ? tag_.stated.arch : std::string_view(); }

  void images() {
    json_.key("images").begin_array();
    for (const StoredFile& image : tag_.images) file(image, image.arch);
    json_.end_array();
  }

  void file(const StoredFile& file, std::string_view arch) {
    json_.begin_object().field("mediaType", types_.layer).field("size", file.size_bytes);
    write_digest(json_, file);
    if (!arch.empty())
      json_.key("platform").begin_object().field("architecture", arch).field("os", "linux").end_object();
    addresses(file);
    json_.end_object();
  }

  void addresses(const StoredFile& file) {
    json_.key("urls").begin_array();
    if (is_image_file() && stored(site_, file) == catalog::Stored::yes) {
      std::string own;
      append_address(own, site_, collection_, file);
      json_.value(own);
    }
    if (!file.url.empty()) json_.value(file.url);
    for (const std::string_view mirror : file.mirrors) json_.value(mirror);
    json_.end_array();
  }

  JsonWriter& json_;
  const Site& site_;
  const Collection& collection_;
  const Tag& tag_;
  const SeedTypes types_ = types_of(tag_);
};

}  // namespace

void seed_tag(Writer& writer, const Collection& collection, const Tag& tag) {
  writer.path(collection.name).append("/manifests/").append(tag.name).append("/");
  writer.put({.media_type = json_type}, [&](std::string& out) {
    JsonWriter json(out);
    TagManifest(json, writer.site, collection, tag).write();
    out += '\n';
  });
}

void seed_tags(Writer& writer, const Collection& collection) {
  writer.path(collection.name).append("/tags/");
  writer.put({.media_type = json_type}, [&](std::string& out) {
    JsonWriter json(out);
    json.begin_object().field("name", collection.name).key("tags").begin_array();
    for (const Tag& tag : collection.tags)
      if (!tag.is_yanked()) json.value(tag.name);
    json.end_array().end_object();
    out += '\n';
  });
}

}  // namespace roadstead::render::api
