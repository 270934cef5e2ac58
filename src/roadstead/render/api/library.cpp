// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/library.hpp"

namespace roadstead::render::api {

using catalog::Api;
using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

// The hash is written with a dot; the client compares it with what it downloads.
static void write_image(const Tag& tag, const StoredFile& file, std::string& out) {
  JsonWriter json(out);
  json.begin_object().key("data").begin_object();
  json.field("hash", "sha256." + file.digest->hex());
  if (!is_size_implausible(tag, file))
    json.field("size", file.size_bytes);  // the client can do without one, not with a wrong one
  if (!file.arch.empty()) json.field("arch", file.arch);
  json.end_object().end_object();
  out += '\n';
}

static void put_image(Writer& writer, const Collection& collection, const Tag& of, std::string_view tag,
                      const StoredFile& file, std::string_view variant = {}) {
  const Page page{.media_type = json_type, .arch = file.arch, .variant = variant};
  const auto path = [&](std::string_view api) { writer.path(api).append(collection.name).append(":").append(tag); };
  path("v1/imagefile/");
  writer.put_file(file, page);
  path("v1/images/");
  writer.put(page, [&](std::string& out) { write_image(of, file, out); });
}

static void library_tag(Writer& writer, const Collection& collection, const Tag& tag) {
  if (!catalog::tag_refusal(Api::library, tag.name).empty()) return;
  const StoredFile file = tag.image();
  const auto published = [&](const StoredFile& f) { return is_published(writer.site, Api::library, tag, f); };
  if (published(file)) put_image(writer, collection, tag, tag.name, file);
  if (!writer.site.host.reads_query) return;
  for (const StoredFile& image : tag.images)
    if (published(image)) put_image(writer, collection, tag, tag.name, image, image.arch);
}

static void library_files(Writer& writer, const Collection& collection, const Files& files) {
  for (const auto& [file, tag, is_current] : files)
    if (is_published(writer.site, Api::library, *tag, file))
      put_image(writer, collection, *tag, "sha256." + file.digest->hex(), file);
}

void library_collection(Writer& writer, const Collection& collection, const Files& files) {
  library_files(writer, collection, files);
  for (const Tag& tag : collection.tags)
    if (is_pulled(tag)) library_tag(writer, collection, tag);
}

void library_page(Writer& writer, const Collection& collection, std::string_view reference) {
  if (reference.starts_with("sha256.")) library_files(writer, collection, collect_files(collection));
  const Tag* const tag = collection.find(reference);
  if (tag != nullptr && is_pulled(*tag)) library_tag(writer, collection, *tag);
}

static void write_endpoints(const Host& host, std::string& out) {
  JsonWriter json(out);
  json.begin_object();
  for (const std::string_view api : {"libraryAPI", "keystoreAPI", "tokenAPI", "builderAPI"})
    json.key(api).begin_object().field("uri", host.base_url).end_object();
  json.end_object();
  out += '\n';
}

void library_common(Writer& writer) {
  writer.path("version");
  writer.put({.media_type = json_type},
             [](std::string& out) { out += "{\"data\":{\"version\":\"v1.0.0\",\"apiVersion\":\"2.0.0-alpha.2\"}}\n"; });
  writer.path("assets/config/config.prod.json");
  writer.put({.media_type = json_type}, [&](std::string& out) { write_endpoints(writer.site.host, out); });
}

}  // namespace roadstead::render::api
